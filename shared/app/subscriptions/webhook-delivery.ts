import type { DurationMs, Instant } from '../../core/instant.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/instant.ts';
import type { Page } from '../ports.ts';

/** One event on its way to one subscription, and what became of it: both the work that is left and the log of it. */
export type WebhookDelivery = {
  readonly subscriptionId: string;
  /** The same however often it is derived from the event; begins with its instant, so that ids sort by time. */
  readonly id: string;
  /** Counts writes; the condition of the next one. */
  readonly revision: number;
  readonly event: DeliveredEvent;
  readonly createdAt: Instant;
  /** When it was last to be delivered anew. */
  readonly queuedAt: Instant;
  readonly state: DeliveryState;
  /** Oldest first; of many the newest. */
  readonly attempts: readonly DeliveryAttempt[];
  /** Attempts since then: where on its schedule it is. */
  readonly tries: number;
  /** While it is pending. */
  readonly nextAttemptAt?: Instant;
  /** Why it failed for good. */
  readonly because?: 'tried-often' | 'too-old';
};

export type DeliveryState = 'pending' | 'delivered' | 'failed';

/** `id`: what goes out as `webhook-id`. `data`: the event as it is on the bus. */
export type DeliveredEvent = { readonly id: string; readonly type: string; readonly at: Instant; readonly data: object };

export type DeliveryAttempt = {
  readonly at: Instant;
  readonly durationMs: DurationMs;
  /** Of the answer; absent where none came. */
  readonly status?: number;
  /** How the answer began, at most 1 KB. */
  readonly answer?: string;
  /** Why there was no answer. */
  readonly error?: string;
};

/** A delivery and when it is next to be tried. */
export type PendingDelivery = { readonly id: string; readonly dueAt: Instant };

/** The receiver behind a subscription, and how it has behaved lately. */
export type Endpoint = {
  readonly subscriptionId: string;
  /** Counts what was announced: who has looked at less must not say that nothing is left. */
  readonly arrivals: number;
  /** When it next needs a worker; absent: nothing is to be delivered. */
  readonly dueAt?: Instant;
  /** Until when a worker has it to itself. */
  readonly leaseUntil?: Instant;
  /** Looks in a row at which something was tried and nothing was taken. */
  readonly failures: number;
  /** When the first of them was. */
  readonly failingSince?: Instant;
  /** Nothing is tried before then. */
  readonly pausedUntil?: Instant;
};

export type DeliveryFilter = { readonly state?: DeliveryState; readonly event?: string; readonly since?: Instant };

export type WebhookDeliveryStore = {
  /** Puts it there once; repeatable. Also repeats what a crash has left undone of it. */
  add(delivery: WebhookDelivery): Promise<void>;
  load(subscriptionId: string, id: string): Promise<WebhookDelivery | undefined>;
  /** Replaces it if it is still as it was `seen`; `false` when somebody else was first. */
  update(delivery: WebhookDelivery, seen: WebhookDelivery): Promise<boolean>;
  /** What is still to be delivered, by when it is next due, earliest first. Strongly consistent. */
  pending(subscriptionId: string, limit: number): Promise<readonly PendingDelivery[]>;
  /** Takes out what `pending` says although the delivery itself says otherwise. */
  forgetPending(subscriptionId: string, pending: PendingDelivery): Promise<void>;
  /** Newest first. The cursor is opaque to callers; a wrong one throws `InvalidCursorError`. */
  list(subscriptionId: string, filter: DeliveryFilter, limit: number, cursor?: string): Promise<Page<WebhookDelivery>>;

  endpoint(subscriptionId: string): Promise<Endpoint | undefined>;
  /** Says that something is to be delivered. @returns whether a worker has to be sent for; `false`: one will look by itself */
  announce(subscriptionId: string, now: Instant, occasion: Occasion): Promise<boolean>;
  /** Takes an endpoint that is due for oneself; `undefined` when it is not due or somebody else has it. */
  lease(subscriptionId: string, times: LeaseTimes): Promise<Endpoint | undefined>;
  /**
   * Writes how the endpoint is and gives the lease back, on condition that it is still one's own and, unless the endpoint is due at
   * once, that nothing was announced since `arrivals` was read.
   */
  release(endpoint: Endpoint, now: Instant): Promise<boolean>;
};

/**
 * `event`: waits for the end of a pause. `asked`: somebody wants to see now whether the receiver works. `anew`: and what it did before
 * is forgotten. `lost`: it may have fallen out of the due index; a worker looks, and leaves it to its pause.
 */
export type Occasion = 'event' | 'asked' | 'anew' | 'lost';

/** `until`: when others may take it over. */
export type LeaseTimes = { readonly now: Instant; readonly until: Instant };

/** Before everything that is due by the clock: what somebody waits for. */
export const AT_ONCE: Instant = 0;

/** How long the log says what became of a delivery. */
export const DELIVERY_LIFE_MS: DurationMs = 30 * DAY_MS;

/** After so many attempts the older ones are forgotten. */
export const MOST_ATTEMPTS = 20;

/** Older than that nobody waits for it any more: a little longer than the schedule takes. */
export const TOO_OLD_MS: DurationMs = 4 * DAY_MS;

/** Pauses between the attempts at one delivery, over three days, as Standard Webhooks 1.0 suggests. */
export const RETRY_PAUSES_MS: readonly DurationMs[] = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];
