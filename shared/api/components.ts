import type * as z from 'zod/mini';
import * as analyses from './schemas/analyses.ts';
import { bulk, bulkOutcome } from './schemas/bulk.ts';
import * as commands from './schemas/commands.ts';
import * as customer from './schemas/customer.ts';
import * as escalations from './schemas/escalations.ts';
import * as health from './schemas/health.ts';
import { history, historyItem } from './schemas/history.ts';
import * as keys from './schemas/keys.ts';
import { clockLedger, ledger } from './schemas/ledger.ts';
import { ledgerChange } from './schemas/ledger-change.ts';
import * as mail from './schemas/mail.ts';
import * as onCall from './schemas/on-call.ts';
import { opening } from './schemas/opening.ts';
import * as policies from './schemas/policies.ts';
import { fieldProblem, problem } from './schemas/problem.ts';
import {
  attachmentLink,
  message,
  messageList,
  receipt,
  receiptList,
  selection,
  selectionList,
  health as serviceHealth,
} from './schemas/reads.ts';
import * as subscriptions from './schemas/subscriptions.ts';
import { alarm, clock, clockState, ticket, ticketList } from './schemas/ticket.ts';
import * as webhooks from './schemas/webhooks.ts';
import * as words from './schemas/words.ts';

/**
 * Schemas that have a name of their own in the OpenAPI document. Requests are checked by some of them; those of answers are only
 * needed to describe and to test, so routes know them by name and no function loads them before somebody asks for the document.
 */
export const components = {
  OpenTicket: opening,
  ApiKeyRequest: keys.keyRequest,
  ApiKeyRotation: keys.keyRotation,
  ApiKey: keys.apiKey,
  ApiKeyList: keys.apiKeyList,
  NewSecret: keys.newSecret,
  Reply: commands.reply,
  Note: commands.note,
  Assignment: commands.assignment,
  PriorityChange: commands.priorityChange,
  Hold: commands.hold,
  Resume: commands.resume,
  Solution: commands.solution,
  Resolution: commands.resolution,
  Confirmation: commands.confirmation,
  Reopening: commands.reopening,
  Closing: commands.closing,
  Complaint: commands.complaint,
  Rating: commands.rating,
  Acknowledgement: commands.acknowledgement,
  Handover: commands.handover,
  HandoverAcceptance: commands.handoverAcceptance,
  HandoverRefusal: commands.handoverRefusal,
  HandoverWithdrawal: commands.handoverWithdrawal,
  Watching: commands.watching,
  Merging: commands.merging,
  BulkCommand: bulk,
  BulkOutcome: bulkOutcome,
  Ticket: ticket,
  TicketList: ticketList,
  Clock: clock,
  Alarm: alarm,
  HistoryItem: historyItem,
  History: history,
  Message: message,
  MessageList: messageList,
  AttachmentLink: attachmentLink,
  CustomerRequest: customer.customerRequest,
  CustomerMessage: customer.customerMessage,
  CustomerMessageList: customer.customerMessageList,
  CustomerLetter: customer.customerLetter,
  CustomerConfirmation: customer.customerConfirmation,
  CustomerReopening: customer.customerReopening,
  CustomerRating: customer.customerRating,
  CustomerLinkWish: customer.customerLinkWish,
  CustomerLinkAnswer: customer.customerLinkAnswer,
  CustomerComplaint: customer.customerComplaint,
  Receipt: receipt,
  ReceiptList: receiptList,
  Ledger: ledger,
  ClockLedger: clockLedger,
  Configuration: policies.configurationBody,
  ConfigurationApplication: policies.application,
  ConfigurationCheck: policies.configurationCheck,
  Difference: policies.difference,
  ConfigurationDiff: policies.configurationDiff,
  BacktestRequest: analyses.backtestBody,
  Backtest: analyses.backtest,
  ImpactRequest: analyses.impactBody,
  Impact: analyses.impact,
  Rollout: policies.rollout,
  AppliedConfiguration: policies.appliedConfiguration,
  PolicyVersion: policies.policyVersion,
  PolicyVersionList: policies.policyVersionList,
  PolicySet: policies.policySet,
  ForeseenLevel: escalations.foreseenLevel,
  TicketEscalation: escalations.ticketEscalation,
  ReachRequest: escalations.reachBody,
  Reach: escalations.reach,
  SimulationRequest: escalations.simulationBody,
  Simulation: escalations.simulation,
  OnCallNow: onCall.onCallNow,
  OnCallNowList: onCall.onCallNowList,
  OnCallShift: onCall.onCallShift,
  OnCallShiftList: onCall.onCallShiftList,
  OnCallGap: onCall.onCallGap,
  OnCallGapList: onCall.onCallGapList,
  OnCallOverride: onCall.onCallOverride,
  OnCallOverrideList: onCall.onCallOverrideList,
  OnCallOverrideRequest: onCall.onCallOverrideRequest,
  OnCallSwapRequest: onCall.onCallSwapRequest,
  SetAsideEntry: mail.setAsideEntry,
  SetAsideList: mail.setAsideList,
  SetAsideMail: mail.setAsideMail,
  Release: mail.release,
  Suppression: mail.suppression,
  SuppressionList: mail.suppressionList,
  LedgerChange: ledgerChange,
  NewSubscription: subscriptions.newSubscription,
  SubscriptionChange: subscriptions.subscriptionChange,
  Subscription: subscriptions.subscription,
  SubscriptionWithSecret: subscriptions.subscriptionWithSecret,
  SubscriptionList: subscriptions.subscriptionList,
  SecretRotation: subscriptions.secretRotation,
  WebhookDelivery: subscriptions.webhookDelivery,
  WebhookDeliveryList: subscriptions.webhookDeliveryList,
  RedeliveryRequest: subscriptions.redeliveryRequest,
  Redelivery: subscriptions.redelivery,
  Selection: selection,
  SelectionList: selectionList,
  TakenDelivery: webhooks.takenDelivery,
  IncomingDelivery: webhooks.incomingDelivery,
  IncomingDeliveryDetail: webhooks.incomingDeliveryDetail,
  IncomingDeliveryList: webhooks.incomingDeliveryList,
  WebhookReplays: webhooks.webhookReplays,
  WebhookTest: webhooks.webhookTest,
  PagerDutyAnswer: webhooks.pagerDutyAnswer,
  Health: serviceHealth,
  TimerHealth: health.timerHealth,
  ReconciliationHealth: health.reconciliationHealth,
  Problem: problem,
  FieldProblem: fieldProblem,
  Priority: words.priority,
  Status: words.status,
  Language: words.language,
  Metric: words.metric,
  Trigger: words.trigger,
  LadderName: words.ladderName,
  ClockState: clockState,
} as const;

export type ComponentName = keyof typeof components;
/** What a request or an answer of that name holds. */
export type Component<N extends ComponentName> = z.output<(typeof components)[N]>;
