import { type DurationMs, HOUR_MS, type Instant, SECOND_MS } from '../../core/instant.ts';
import type { PostResult } from '../webhooks/webhook-sender.ts';

/** How long a receiver that takes nothing at the moment asks to be left alone. */

/** Too many requests (RFC 6585), and not now (RFC 9110, 15.6.4): what `Retry-After` says with others is about something else. */
const NOT_NOW: readonly number[] = [429, 503];

/** Whatever it asks for, it is tried again after that: a mistake of a receiver must not keep events from it for days. */
const LONGEST_MS: DurationMs = HOUR_MS;

/** @returns until when, at most an hour from now; `undefined` when it asks for nothing that can be understood */
export function askedPause(result: PostResult, now: Instant): Instant | undefined {
  if (result.kind !== 'answered' || result.retryAfter === undefined || !NOT_NOW.includes(result.status)) return undefined;
  const until = readRetryAfter(result.retryAfter.trim(), now);
  return until === undefined ? undefined : Math.min(Math.max(until, now), now + LONGEST_MS);
}

/** RFC 9110, 10.2.3: whole seconds, or a date, which is always in GMT. */
function readRetryAfter(text: string, now: Instant): Instant | undefined {
  if (/^\d+$/.test(text)) return now + Number(text) * SECOND_MS;
  const at = text.endsWith('GMT') ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
