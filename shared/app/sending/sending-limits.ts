/** How fast mails go out: what the operator wrote down and what the provider says of itself, whichever is less. */
import { defined } from '../../core/defined.ts';
import { type Instant, MINUTE_MS } from '../../core/instant.ts';
import type { Services } from '../services.ts';
import type { SendingLimits } from './sending-plan.ts';

/** What the provider says that it takes; a limit that is absent is none. */
export type SendingQuota = {
  readonly perSecond?: number;
  readonly perDay?: number;
  /** Mails of the last 24 hours, also those that others have sent from the same account. */
  readonly sentInDay: number;
};

/** @throws RetryableError when it cannot be known now */
export type QuotaReader = { read(): Promise<SendingQuota> };

/** Whoever gives out turns keeps to these; the same object until they are looked at anew. `undefined`: as much as there is. */
export type KnownLimits = (SendingLimits & { readonly sentInDay?: number }) | undefined;

/** A quota changes about once in a month, and what others send counts among hundreds of mails. */
const FRESH_MS = 5 * MINUTE_MS;
/** Where only a day is limited, mails go out in any second. */
const ANY_RATE = 10_000;

/** While the provider does not say, what it said last holds, and beside it what the operator wrote down. */
export function createSendingLimits(
  { now, log }: Pick<Services, 'now' | 'log'>,
  written: SendingLimits | undefined,
  reader: QuotaReader | undefined,
): () => Promise<KnownLimits> {
  let last: SendingQuota | undefined;
  let known: { readonly until: Instant; readonly limits: Promise<KnownLimits> } | undefined;
  const look = async (): Promise<KnownLimits> => {
    try {
      last = await reader?.read();
    } catch (error) {
      log.warn('the provider does not say how many mails it takes', { error });
    }
    return smaller(written, last);
  };
  return () => {
    if (known === undefined || now() >= known.until) known = { until: now() + FRESH_MS, limits: look() };
    return known.limits;
  };
}

function smaller(written: SendingLimits | undefined, quota: SendingQuota | undefined): KnownLimits {
  const perSecond = least(written?.perSecond, quota?.perSecond);
  const perDay = least(written?.perDay, quota?.perDay);
  if (perSecond === undefined && perDay === undefined) return undefined;
  return { perSecond: perSecond ?? ANY_RATE, ...defined({ perDay, sentInDay: quota?.sentInDay }) };
}

function least(...limits: readonly (number | undefined)[]): number | undefined {
  const given = limits.filter((limit) => limit !== undefined);
  return given.length === 0 ? undefined : Math.min(...given);
}
