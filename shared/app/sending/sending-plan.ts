/**
 * Which mail goes out in which second, so that all workers together keep to what the provider takes. A quarter of each second is
 * kept for urgent mails, so no backlog of others is ever in their way; of the rest one source gets at most half, so that a noisy
 * one leaves room for the others. Pure: the same plan, asks and time give the same turns.
 */
import { type DurationMs, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../core/instant.ts';

export type SendingLimits = {
  /** Mails that the provider takes in a second. */
  readonly perSecond: number;
  /** Mails that it takes in 24 hours; absent: as many as one likes. */
  readonly perDay?: number;
  /** Of these, how many others have sent from the same account. */
  readonly ofOthers?: number;
};

export type Ask = {
  readonly urgent: boolean;
  /** Below `LANES`. Sources are dealt out among so many lanes, so that the plan stays small however many there are. */
  readonly lane: number;
};

export const LANES = 64;

/** Seconds and hours are counted from the epoch. What is past is forgotten. */
export type SendingPlan = {
  readonly firstSecond: number;
  /** How many mails have their turn in the first second, the next, and so on. */
  readonly counts: readonly number[];
  /** The last second in which a lane has turns, and how many. */
  readonly lanes: { readonly [lane: string]: readonly [second: number, count: number] };
  readonly hours: readonly (readonly [hour: number, count: number])[];
};

/** `inMs`: there is no turn to give now; ask again then. */
export type Turn = { readonly at: Instant } | { readonly inMs: DurationMs };

export const NO_PLAN: SendingPlan = { firstSecond: 0, counts: [], lanes: {}, hours: [] };

/** Turns are given for so long ahead; a longer backlog asks again. */
const HORIZON_S = 600;
const ASK_AGAIN_MS = 5 * MINUTE_MS;
const DAY_IS_FULL_MS = 15 * MINUTE_MS;
const ROUTINE_SHARE = 0.75;
const LANE_SHARE = ROUTINE_SHARE / 2;
/** Of what the provider takes in a day, the rest is for urgent mails. */
const ROUTINE_SHARE_OF_DAY = 0.9;

export function planTurn(
  plan: SendingPlan,
  ask: Ask,
  limits: SendingLimits,
  now: Instant,
): { readonly plan: SendingPlan; readonly turn: Turn } {
  const current = forgetPast(plan, now);
  if (!ask.urgent && dayIsFull(current, limits, now)) return { plan: current, turn: { inMs: DAY_IS_FULL_MS } };
  const second = firstFree(current, ask, limits);
  if (second === undefined) return { plan: current, turn: { inMs: ASK_AGAIN_MS } };
  return { plan: withTurn(current, ask, second), turn: { at: Math.max(now, second * SECOND_MS) } };
}

function forgetPast({ firstSecond, counts, lanes, hours }: SendingPlan, now: Instant): SendingPlan {
  const second = Math.floor(now / SECOND_MS);
  const hour = Math.floor(now / HOUR_MS);
  // A clock that is behind another worker's goes on from that one's second.
  const first = Math.max(firstSecond, second);
  return {
    firstSecond: first,
    counts: counts.slice(first - firstSecond),
    lanes: Object.fromEntries(Object.entries(lanes).filter(([, [last]]) => last >= first)),
    hours: hours.filter(([at]) => at > hour - 24),
  };
}

function dayIsFull(plan: SendingPlan, { perDay, ofOthers = 0 }: SendingLimits, now: Instant): boolean {
  return perDay !== undefined && inLast24Hours(plan, now) + ofOthers >= perDay * ROUTINE_SHARE_OF_DAY;
}

/** How many mails had their turn in the last 24 hours, or have it soon. */
export const inLast24Hours = ({ hours }: SendingPlan, now: Instant): number =>
  hours.reduce((sum, [hour, count]) => (hour > Math.floor(now / HOUR_MS) - 24 ? sum + count : sum), 0);

function firstFree(plan: SendingPlan, { urgent, lane }: Ask, { perSecond }: SendingLimits): number | undefined {
  const { firstSecond, counts, lanes } = plan;
  const [last, taken] = lanes[lane] ?? [firstSecond, 0];
  for (let second = urgent ? firstSecond : last; second < firstSecond + HORIZON_S; second += 1) {
    const count = counts[second - firstSecond] ?? 0;
    if (urgent && count < perSecond) return second;
    const ofLane = second === last ? taken : 0;
    if (!urgent && count < within(second, perSecond * ROUTINE_SHARE) && ofLane < within(second, perSecond * LANE_SHARE))
      return second;
  }
  return undefined;
}

/** A rate as whole mails of one second: of 0.75 a second three seconds of four have one. */
const within = (second: number, rate: number): number => Math.floor((second + 1) * rate) - Math.floor(second * rate);

function withTurn({ firstSecond, counts, lanes, hours }: SendingPlan, { urgent, lane }: Ask, second: number): SendingPlan {
  const place = second - firstSecond;
  const filled = [...counts, ...Array.from({ length: Math.max(0, place + 1 - counts.length) }, () => 0)];
  const [last, taken] = lanes[lane] ?? [second, 0];
  const hour = Math.floor((second * SECOND_MS) / HOUR_MS);
  const inHour = hours.find(([at]) => at === hour)?.[1] ?? 0;
  return {
    firstSecond,
    counts: filled.with(place, (filled[place] ?? 0) + 1),
    lanes: urgent ? lanes : { ...lanes, [lane]: [second, last === second ? taken + 1 : 1] },
    hours: [...hours.filter(([at]) => at !== hour), [hour, inHour + 1]],
  };
}
