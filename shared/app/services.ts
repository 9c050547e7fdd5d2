import { type DurationMs, MINUTE_MS, SECOND_MS } from '../core/instant.ts';
import type { CanaryStore } from './canary/canary.ts';
import type { KeyStore } from './keys/key-store.ts';
import type { RequestLimits } from './keys/request-limits.ts';
import type { SenderCounts } from './mail/sender-limit.ts';
import type { SetAsideMails } from './mail/set-aside.ts';
import type { SuppressionStore } from './mail/suppression.ts';
import type { Log, Metrics } from './observation.ts';
import type {
  BlobStore,
  Chance,
  ConfigurationStore,
  Correlations,
  DigestComposer,
  DueIndex,
  EventBus,
  IncomingMail,
  Mailer,
  MessageStore,
  NoticeComposer,
  Now,
  RolloutStore,
  Secrets,
  TicketStore,
  Wait,
  WakeQueue,
} from './ports.ts';
import type { RateCounter } from './rate-counter.ts';
import type { ReceiptStore } from './receipt.ts';
import type { ReconciliationStore } from './reconciliation/reconciliation.ts';
import type { SendingPace } from './sending/sending-pace.ts';
import type { DisablingComposer, PayloadPresenter } from './subscriptions/disabling-input.ts';
import type { SubscriptionStore } from './subscriptions/subscription.ts';
import type { WebhookDeliveryStore } from './subscriptions/webhook-delivery.ts';
import type { TimerStatistics } from './timers/timer-statistics.ts';
import type { TokenVerifier } from './tokens/token-verifier.ts';
import type { DeliveryLog, DeliveryQueue } from './webhooks/delivery.ts';
import type { ProblemStore } from './webhooks/problem.ts';
import type { Sns } from './webhooks/sns.ts';
import type { WebhookSender } from './webhooks/webhook-sender.ts';

/** Everything that use cases need from the world. Built once per process at its edge; tests and the local runtime put in their own. */
export type Services = {
  readonly now: Now;
  readonly wait: Wait;
  readonly chance: Chance;
  readonly tickets: TicketStore;
  readonly dueIndex: DueIndex;
  readonly messages: MessageStore;
  readonly receipts: ReceiptStore;
  readonly correlations: Correlations;
  readonly wakeQueue: WakeQueue;
  readonly rollouts: RolloutStore;
  readonly subscriptions: SubscriptionStore;
  readonly webhookDeliveries: WebhookDeliveryStore;
  readonly compose: NoticeComposer;
  readonly composeDigest: DigestComposer;
  readonly composeDisabling: DisablingComposer;
  readonly presentPayload: PayloadPresenter;
  readonly mailer: Mailer;
  /** Absent where the provider takes as much as there is. */
  readonly pace?: SendingPace;
  readonly webhooks: WebhookSender;
  readonly incomingMail: IncomingMail;
  readonly bus: EventBus;
  readonly blobs: BlobStore;
  readonly secrets: Secrets;
  readonly configuration: ConfigurationStore;
  readonly timers: TimerStatistics;
  readonly reconciliations: ReconciliationStore;
  readonly canaries: CanaryStore;
  readonly keys: KeyStore;
  /** Absent where the staff have no tokens, only keys. */
  readonly tokens?: TokenVerifier;
  /** Absent where everybody may ask as often as they like. */
  readonly requestLimits?: RequestLimits;
  /** Of what other systems posted here. */
  readonly webhookLog: DeliveryLog;
  readonly webhookQueue: DeliveryQueue;
  readonly problems: ProblemStore;
  readonly sns: Sns;
  readonly rates: RateCounter;
  readonly setAside: SetAsideMails;
  readonly senders: SenderCounts;
  readonly suppressions: SuppressionStore;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly settings: Settings;
};

export type Settings = {
  /** Base of the links in mails, without a trailing slash. */
  readonly publicUrl: string;
  readonly timing: Timing;
};

export type Timing = {
  /** How far ahead a sweep dispatches. Two ticks can be 119 s apart and one may be lost: 60 + 59 + 60 s and the run itself. */
  readonly lookAheadMs: DurationMs;
  /** Whoever commits something due within this time dispatches it. Longer than the look-ahead by more than the index ever lags. */
  readonly shortFuseMs: DurationMs;
  /** What is overdue by more is sent again at every tick. */
  readonly overdueGraceMs: DurationMs;
  /** SQS delays a message by at most 15 minutes. */
  readonly maxDelayMs: DurationMs;
  /** SQS delays are whole seconds, rounded down: a worker waits out the rest. */
  readonly waitOutMs: DurationMs;
  /** Longer than any provider takes to answer: after it, a sender that has not reported is taken for dead. */
  readonly sendLeaseMs: DurationMs;
};

export const DEFAULT_TIMING: Timing = {
  lookAheadMs: 4 * MINUTE_MS,
  shortFuseMs: 5 * MINUTE_MS,
  overdueGraceMs: 30 * SECOND_MS,
  maxDelayMs: 15 * MINUTE_MS,
  waitOutMs: 1_500,
  sendLeaseMs: MINUTE_MS,
};
