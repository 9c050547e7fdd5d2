/**
 * What goes wrong, drawn from the seed and counted by kind. Each fault that happens has a name (kind, ticket, how many times it was
 * asked), by which a later run of the same seed can have it again or do without it.
 */
import type { Instant } from '../../shared/core/instant.ts';
import type { Chances } from './chances.ts';

export const FAULT_KINDS = [
  'message-lost',
  'message-doubled',
  'message-delayed',
  'queue-refuses',
  'worker-crashes',
  'store-throttles',
  'store-silent',
  'answer-lost',
  'slow-request',
  'index-lags',
  'index-misses',
  'index-keeps',
  'sweep-lost',
  'sweep-doubled',
  'clock-steps',
  'mail-throttled',
  'mail-silent',
  'mail-refused',
  'mail-returned',
  'mail-news-doubled',
  'bus-fails',
  'outage',
  'deployment',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export type Rates = { readonly [K in FaultKind]?: number };

/** `ticket`: its number; 0 where the fault concerns all. */
export type FaultName = `${FaultKind}/${number}/${number}`;

export type Mishap = { readonly at: Instant; readonly name: FaultName };

export type Faults = {
  /** Whether it goes wrong here and now. */
  strikes(kind: FaultKind, entity: number): boolean;
  readonly rates: Rates;
  /** Every fault that happened, in order. */
  readonly struck: readonly Mishap[];
  readonly counts: { readonly [kind: string]: number };
  /** From now on nothing goes wrong any more. */
  cease(): void;
};

/** How often a kind goes wrong, at most: about so many of the occasions, so that lives still go on between faults. */
const MOST: { readonly [K in FaultKind]: number } = {
  'message-lost': 0.3,
  'message-doubled': 0.3,
  'message-delayed': 0.2,
  'queue-refuses': 0.05,
  'worker-crashes': 0.01,
  'store-throttles': 0.03,
  'store-silent': 0.03,
  'answer-lost': 0.05,
  'slow-request': 0.05,
  'index-lags': 0.3,
  'index-misses': 0.01,
  'index-keeps': 0.01,
  'sweep-lost': 0.3,
  'sweep-doubled': 0.3,
  'clock-steps': 0.2,
  'mail-throttled': 0.2,
  'mail-silent': 0.1,
  'mail-refused': 0.05,
  'mail-returned': 0.2,
  'mail-news-doubled': 0.9,
  'bus-fails': 0.1,
  outage: 1,
  deployment: 1,
};
/** What happens to a whole company, once at most. */
const AT_MOST_ONCE: readonly FaultKind[] = ['outage', 'deployment'];

/** Which kinds a seed has: one seed in eight none, one in eight a single kind, the others some or all; rare to frequent. */
export function drawRates(chances: Chances, allowed: readonly FaultKind[]): Rates {
  const stream = chances.stream('rates');
  const draw = () => stream.next(0);
  const scene = Math.floor(draw() * 8);
  if (scene === 0) return {};
  const alone = Math.floor(draw() * allowed.length);
  const share = scene === 7 ? 1 : 0.2 + 0.6 * draw();
  const chosen = allowed.filter((kind, index) =>
    scene === 1 ? index === alone : draw() < (AT_MOST_ONCE.includes(kind) ? share / 4 : share),
  );
  return Object.fromEntries(chosen.map((kind) => [kind, AT_MOST_ONCE.includes(kind) ? 1 : MOST[kind] * 10 ** (-2 * draw())]));
}

/** @param only those that may happen; absent: all that the rates bring */
export function createFaults(chances: Chances, now: () => Instant, rates: Rates, only?: ReadonlySet<string>): Faults {
  const streams = new Map(FAULT_KINDS.map((kind) => [kind, chances.stream(kind)]));
  const struck: Mishap[] = [];
  const counts: { [kind: string]: number } = {};
  let ceased = false;
  return {
    rates,
    struck,
    counts,
    strikes: (kind, entity) => {
      const rate = rates[kind];
      const stream = streams.get(kind);
      if (rate === undefined || stream === undefined || ceased) return false;
      if (stream.next(entity) >= rate) return false;
      const name: FaultName = `${kind}/${entity}/${stream.drawn(entity)}`;
      if (only !== undefined && !only.has(name)) return false;
      struck.push({ at: now(), name });
      counts[kind] = (counts[kind] ?? 0) + 1;
      return true;
    },
    cease: () => {
      ceased = true;
    },
  };
}
