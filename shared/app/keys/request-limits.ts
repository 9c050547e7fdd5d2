/**
 * How often whoever calls may ask in a minute, over all processes. A process takes leave for several requests by one write and spends it
 * itself, so a busy key costs one write in about ten requests, and no limit is ever passed. What a process took and did not spend ends
 * with the minute: it takes little at first, and the less the nearer the limit is. When nothing can be counted, requests go through.
 */
import { type DurationMs, type Instant, MINUTE_MS, SECOND_MS } from '../../core/instant.ts';
import type { Role } from '../../core/role.ts';
import type { Services } from '../services.ts';
import type { RequestLimit } from './key-store.ts';

export type Asker = {
  /** Tells callers apart. */
  readonly name: string;
  readonly role: Role;
  /** Of this caller in place of what the role has. */
  readonly requestsPerMinute?: RequestLimit;
};

export type Allowance = {
  readonly granted: boolean;
  readonly limit: number;
  /** Of this minute, as far as this process knows. */
  readonly left: number;
  /** Until there is all of it again. */
  readonly resetsInMs: DurationMs;
};

export type RequestLimits = {
  /** Takes one request. @returns `undefined` for a caller without a limit */
  take(asker: Asker): Promise<Allowance | undefined>;
};

export type LimitsByRole = { readonly [R in Role]: number };

/** Programs ask more often than people at a screen do. */
export const DEFAULT_LIMITS: LimitsByRole = {
  integrator: 600,
  admin: 600,
  manager: 300,
  lead: 300,
  agent: 300,
  'read-only': 300,
};

/** After a failure nothing is counted for so long: no request waits for a store that is away. */
const UNCOUNTED_MS = 10 * SECOND_MS;
/** Of what is left, at most one part in so many is taken at once. */
const PARTS = 10;

/** What a process knows of one caller in one minute. */
type Tally = { /** Granted to this process and not spent. */ inHand: number; spent: number; leftForAll: number };
type LimitServices = Pick<Services, 'now' | 'rates' | 'metrics'>;

export function createRequestLimits({ now, rates, metrics }: LimitServices, limits: LimitsByRole): RequestLimits {
  let minute: Instant = 0;
  let tallies = new Map<string, Tally>();
  let uncountedUntil: Instant = 0;

  const tallyOf = (name: string, limit: number, from: Instant): Tally => {
    if (from !== minute) tallies = new Map();
    minute = from;
    const tally = tallies.get(name) ?? { inHand: 0, spent: 0, leftForAll: limit };
    tallies.set(name, tally);
    return tally;
  };

  /** @returns whether it could be counted */
  const lease = async (name: string, tally: Tally, limit: number, from: Instant): Promise<boolean> => {
    if (now() < uncountedUntil) return false;
    const wanted = Math.max(1, Math.min(tally.spent, Math.ceil(tally.leftForAll / PARTS)));
    try {
      const taken = await rates.count(`key:${name}`, from, MINUTE_MS, wanted);
      tally.inHand += Math.max(0, Math.min(wanted, limit - (taken - wanted)));
      tally.leftForAll = Math.max(0, limit - taken);
      return true;
    } catch {
      uncountedUntil = now() + UNCOUNTED_MS;
      return false;
    }
  };

  return {
    take: async ({ name, role, requestsPerMinute: limit = limits[role] }) => {
      if (limit === 'unlimited') return undefined;
      const at = now();
      const from = at - (at % MINUTE_MS);
      const tally = tallyOf(name, limit, from);
      const isCounted = tally.inHand > 0 || tally.leftForAll === 0 || (await lease(name, tally, limit, from));
      if (!isCounted) metrics.count('RequestsUncounted');
      const granted = tally.inHand > 0 || !isCounted;
      if (tally.inHand > 0) tally.inHand -= 1;
      if (granted) tally.spent += 1;
      else metrics.count('RequestsLimited');
      return { granted, limit, left: tally.leftForAll + tally.inHand, resetsInMs: from + MINUTE_MS - at };
    },
  };
}
