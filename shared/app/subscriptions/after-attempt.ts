import { defined } from '../../core/defined.ts';
import type { DurationMs, Instant } from '../../core/instant.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/instant.ts';
import type { Chance } from '../ports.ts';
import { isTaken } from '../webhooks/demand-taken.ts';
import type { PostResult } from '../webhooks/webhook-sender.ts';
import { askedPause } from './asked-pause.ts';
import {
  AT_ONCE,
  type DeliveryAttempt,
  type Endpoint,
  MOST_ATTEMPTS,
  RETRY_PAUSES_MS,
  TOO_OLD_MS,
  type WebhookDelivery,
} from './webhook-delivery.ts';

/** What an attempt makes of a delivery and of the endpoint behind it. */

/** `gone`: the receiver says that it wants no more. `notBefore`: until when it asks to be left alone. */
export type Tried = { readonly outcome: 'taken' | 'failed' | 'gone'; readonly notBefore?: Instant };

const GONE = 410;

/** Whatever is not 2xx is tried again: a receiver that answers 404 or 401 may be half way through a release of its own. */
export function triedBy(result: PostResult, now: Instant): Tried {
  if (result.kind !== 'answered') return { outcome: 'failed' };
  if (isTaken(result.status)) return { outcome: 'taken' };
  if (result.status === GONE) return { outcome: 'gone' };
  return { outcome: 'failed', ...defined({ notBefore: askedPause(result, now) }) };
}

export function attemptOf(result: PostResult, at: Instant): DeliveryAttempt {
  const { durationMs } = result;
  if (result.kind !== 'answered') return { at, durationMs, error: result.reason };
  const { status, text } = result;
  return { at, durationMs, status, ...(text !== '' && { answer: text }) };
}

export type Times = { readonly now: Instant; readonly chance: Chance };

/** The delivery with one more attempt: it is done, has its next try, or is given up. */
export function afterAttempt(delivery: WebhookDelivery, attempt: DeliveryAttempt, tried: Tried, times: Times): WebhookDelivery {
  const { nextAttemptAt: _, because: __, ...rest } = delivery;
  const attempts = [...delivery.attempts, attempt].slice(-MOST_ATTEMPTS);
  const tries = delivery.tries + 1;
  const next = { ...rest, revision: delivery.revision + 1, attempts, tries };
  if (tried.outcome === 'taken' || delivery.state === 'delivered') return { ...next, state: 'delivered' };
  const pauseMs = RETRY_PAUSES_MS[delivery.tries];
  if (pauseMs === undefined) return { ...next, state: 'failed', because: 'tried-often' };
  const nextAttemptAt = Math.max(times.now + varied(pauseMs, times.chance), tried.notBefore ?? 0);
  return { ...next, state: 'pending', nextAttemptAt };
}

export function givenUp({ nextAttemptAt: _, ...delivery }: WebhookDelivery): WebhookDelivery {
  return { ...delivery, revision: delivery.revision + 1, state: 'failed', because: 'too-old' };
}

export const isTooOld = ({ queuedAt }: WebhookDelivery, now: Instant): boolean => now - queuedAt > TOO_OLD_MS;

/** To be delivered as if it never had been, and before what is due by the clock. */
export function deliveredAnew({ because: _, ...delivery }: WebhookDelivery, now: Instant): WebhookDelivery {
  const { revision } = delivery;
  return { ...delivery, revision: revision + 1, state: 'pending', tries: 0, queuedAt: now, nextAttemptAt: AT_ONCE };
}

/** So long an endpoint that took nothing is left alone, by the number of looks in a row; then one delivery is tried. */
const ENDPOINT_PAUSES_MS: readonly DurationMs[] = [5 * SECOND_MS, 30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS];
const LONGEST_PAUSE_MS = HOUR_MS / 2;

/** The endpoint after a look at which something was tried. One that takes some and asks for a pause is well, and gets its pause. */
export function afterLook(endpoint: Endpoint, tried: readonly Tried[], { now, chance }: Times): Endpoint {
  const { failures, failingSince = now, pausedUntil: _, ...rest } = endpoint;
  const asked = tried.flatMap(({ notBefore }) => notBefore ?? []);
  if (tried.some(({ outcome }) => outcome === 'taken')) {
    return { ...withoutFailures(rest), failures: 0, ...(asked.length > 0 && { pausedUntil: Math.max(...asked) }) };
  }
  const pauseMs = varied(ENDPOINT_PAUSES_MS[failures] ?? LONGEST_PAUSE_MS, chance);
  return { ...rest, failures: failures + 1, failingSince, pausedUntil: Math.max(now + pauseMs, ...asked) };
}

const withoutFailures = ({ failingSince: _, ...rest }: Omit<Endpoint, 'failures'>) => rest;

/** @param nextDueAt of what is pending */
export function dueAgain({ dueAt: _, ...endpoint }: Endpoint, nextDueAt: Instant | undefined): Endpoint {
  const dueAt = nextDueAt === undefined ? undefined : Math.max(nextDueAt, endpoint.pausedUntil ?? 0);
  return { ...endpoint, ...defined({ dueAt }) };
}

/** Up to a tenth longer: receivers that failed together are not all tried again together. */
const varied = (ms: DurationMs, chance: Chance): DurationMs => Math.round(ms * (1 + chance() / 10));
