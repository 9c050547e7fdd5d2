/** How operators learn what the platform does: numbers and lines, neither of which changes anything. */
import type { DurationMs } from '../core/instant.ts';

/** The kind of lateness of a notice: from when it was planned to when the provider took it. */
export const HANDED_OVER = 'handed-over';

/** The kind of lateness of whatever fires on a canary. */
export const CANARY = 'canary';

/** Numbers that are worth an alarm; EMF in the cloud. */
export type Metrics = {
  /** How late something fired, by the type of its fact or of a `CANARY`, or a notice was `HANDED_OVER`. */
  lateness(kind: string, ms: DurationMs): void;
  count(name: MetricName, value?: number): void;
  /** How far behind the oldest overdue entry is, per sweep. */
  oldestDueLag(ms: DurationMs): void;
};

export type MetricName =
  | 'SweepCompleted'
  | 'WakeFailed'
  | 'PoisonTicket'
  | 'NoticeFailed'
  | 'NoticeDoubtful'
  | 'NoticePaced'
  /** In percent of what the provider takes in 24 hours. */
  | 'SendingQuotaUsed'
  | 'NoticeUndelivered'
  | 'NoticeSuppressed'
  | 'MailEventUnmatched'
  | 'CanaryKept'
  | 'ReconciliationCompleted'
  | 'NoticeMissing'
  | 'LevelSkipped'
  | 'IndexRepaired'
  | 'WebhookRefused'
  | 'WebhookFailed'
  | 'MailUnparsed'
  | 'WebhookTaken'
  | 'WebhookNotTaken'
  | 'SubscriptionDisabled'
  | 'MailWithVirus'
  | 'MailLimited'
  | 'RequestsLimited'
  | 'RequestsUncounted';

export type Log = {
  info(message: string, fields?: object): void;
  warn(message: string, fields?: object): void;
  error(message: string, fields?: object): void;
};
