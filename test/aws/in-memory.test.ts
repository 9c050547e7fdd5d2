import { describe } from 'vitest';
import { createInMemorySenders, createInMemorySetAside, createInMemorySuppressions } from '../support/in-memory/mail.ts';
import {
  createInMemoryBlobs,
  createInMemoryCanaries,
  createInMemoryConfiguration,
  createInMemoryCorrelations,
  createInMemoryKeys,
  createInMemoryMessages,
  createInMemoryReceipts,
  createInMemoryReconciliations,
  createInMemoryRollouts,
  createInMemorySendingPlans,
  createInMemoryTimerStatistics,
  openIn,
} from '../support/in-memory/stores.ts';
import { createInMemorySubscriptions, createInMemoryWebhookDeliveries } from '../support/in-memory/subscriptions.ts';
import { createInMemoryTickets } from '../support/in-memory/tickets.ts';
import { createInMemoryDeliveries, createInMemoryProblems, createInMemoryRates } from '../support/in-memory/webhooks.ts';
import { describeBlobStore } from './contracts/blob-store.ts';
import { describeCanaryStore } from './contracts/canary-store.ts';
import { describeConfigurationStore } from './contracts/configuration-store.ts';
import { describeCorrelations } from './contracts/correlations.ts';
import { describeDeliveryLog } from './contracts/delivery-log.ts';
import { describeDueIndex } from './contracts/due-index.ts';
import { describeKeyStore } from './contracts/key-store.ts';
import { describeMessageStore } from './contracts/message-store.ts';
import { describeProblemStore } from './contracts/problem-store.ts';
import { describeRateCounter } from './contracts/rate-counter.ts';
import { describeReceiptStore } from './contracts/receipt-store.ts';
import { describeReconciliationStore } from './contracts/reconciliation-store.ts';
import { describeRolloutStore } from './contracts/rollout-store.ts';
import { describeSenderCounts } from './contracts/sender-counts.ts';
import { describeSendingPlanStore } from './contracts/sending-plan-store.ts';
import { describeSetAsideMails } from './contracts/set-aside-mails.ts';
import { describeSubscriptionStore } from './contracts/subscription-store.ts';
import { describeSuppressionStore } from './contracts/suppression-store.ts';
import { describeTicketStore } from './contracts/ticket-store.ts';
import { describeTimerStatistics } from './contracts/timer-statistics.ts';
import { describeWebhookDeliveryStore } from './contracts/webhook-delivery-store.ts';

// The stand-ins keep the same promises as what they stand in for; scenarios on them mean something only because of this.
describe('in memory', () => {
  describeTicketStore(async () => createInMemoryTickets().tickets);
  describeDueIndex(async () => createInMemoryTickets());
  describeMessageStore(async () => createInMemoryMessages());
  describeReceiptStore(async () => createInMemoryReceipts());
  describeRolloutStore(async () => createInMemoryRollouts());
  describeCorrelations(async () => createInMemoryCorrelations());
  describeConfigurationStore(async () => createInMemoryConfiguration());
  describeKeyStore(async () => createInMemoryKeys());
  describeSendingPlanStore(async () => createInMemorySendingPlans());
  describeCanaryStore(async () => createInMemoryCanaries());
  describeReconciliationStore(async () => createInMemoryReconciliations());
  describeTimerStatistics(async () => createInMemoryTimerStatistics());
  describeSubscriptionStore(async () => createInMemorySubscriptions());
  describeWebhookDeliveryStore(async (now) => {
    const { tickets, dueIndex, writeDue } = createInMemoryTickets();
    return { store: createInMemoryWebhookDeliveries(now, writeDue), dueIndex, tickets };
  });
  describeDeliveryLog(async (now) => createInMemoryDeliveries(now));
  describeProblemStore(async () => createInMemoryProblems());
  describeRateCounter(async () => createInMemoryRates());
  describeSetAsideMails(async () => createInMemorySetAside());
  describeSenderCounts(async () => createInMemorySenders());
  describeSuppressionStore(async () => createInMemorySuppressions());
  describeBlobStore(async () => createInMemoryBlobs(), openIn);
});
