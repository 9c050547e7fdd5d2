import type { Instant } from '../../instant.ts';
import type { OnCallOverride, OnCallSchedule } from './schedule.ts';
import { type OnCallShift, shiftAt } from './shifts.ts';

/** One side of a swap: somebody, and an instant in the shift that they give away. */
export type SwapSide = { readonly person: string; readonly at: Instant };

/** `side` is not on call at the instant that it names; `who` is. */
export type NotOnCall = {
  readonly ok: false;
  readonly reason: 'not-on-call';
  readonly side: SwapSide;
  readonly who: readonly string[];
};

export type Swap = { readonly ok: true; readonly overrides: readonly [OnCallOverride, OnCallOverride] } | NotOnCall;

/** Two people exchange whole shifts: each takes over what the other gives away, and nobody else is moved. */
export function swapShifts(schedule: OnCallSchedule, one: SwapSide, other: SwapSide): Swap {
  const [given, taken] = [shiftAt(schedule, one.at), shiftAt(schedule, other.at)];
  if (given === undefined || !given.who.includes(one.person)) return notOnCall(one, given);
  if (taken === undefined || !taken.who.includes(other.person)) return notOnCall(other, taken);
  return { ok: true, overrides: [standIn(given, one.person, other.person), standIn(taken, other.person, one.person)] };
}

const notOnCall = (side: SwapSide, shift: OnCallShift | undefined): NotOnCall => ({
  ok: false,
  reason: 'not-on-call',
  side,
  who: shift?.who ?? [],
});

const standIn = ({ from, to }: OnCallShift, instead: string, by: string): OnCallOverride => ({
  from,
  until: to,
  who: [by],
  instead,
});
