import type { Instant } from '../../instant.ts';
import type { OnCallOverride, OnCallSchedule } from './schedule.ts';
import { type OnCallShift, shiftAt } from './shifts.ts';

/** One side of a swap: somebody, and an instant in the shift that they give away. */
export type SwapSide = { readonly person: string; readonly at: Instant };

export type Swap =
  | { readonly ok: true; readonly overrides: readonly [OnCallOverride, OnCallOverride] }
  /** `side` is not on call at the instant that it names; `who` is. */
  | { readonly ok: false; readonly side: SwapSide; readonly who: readonly string[] };

/** Two people exchange whole shifts: each takes over what the other gives away, and nobody else is moved. */
export function swapShifts(schedule: OnCallSchedule, one: SwapSide, other: SwapSide): Swap {
  const [given, taken] = [shiftAt(schedule, one.at), shiftAt(schedule, other.at)];
  if (given === undefined || !given.who.includes(one.person)) return { ok: false, side: one, who: given?.who ?? [] };
  if (taken === undefined || !taken.who.includes(other.person)) return { ok: false, side: other, who: taken?.who ?? [] };
  return { ok: true, overrides: [standIn(given, one.person, other.person), standIn(taken, other.person, one.person)] };
}

const standIn = ({ from, to }: OnCallShift, instead: string, by: string): OnCallOverride => ({
  from,
  until: to,
  who: [by],
  instead,
});
