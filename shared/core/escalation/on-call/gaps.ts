import { findPerson, type Organisation } from '../../organisation.ts';
import type { Interval } from '../../sla/interval.ts';
import type { OnCallSchedule } from './schedule.ts';
import { shifts } from './shifts.ts';

/** Time in which nobody on call can be told: nobody is, or none of those who are can be written to. */
export type OnCallGap = Interval & { readonly unreachable: readonly Unreachable[] };

/** Why a person cannot be told: not in the organisation (any more), or without an address. */
export type Unreachable = { readonly person: string; readonly because: 'unknown' | 'no-address' };

/** The gaps of `[from, to)`, in order; those that touch for the same reason are one. */
export function gaps(
  schedule: OnCallSchedule,
  organisation: Pick<Organisation, 'people'>,
  { from, to }: Interval,
): readonly OnCallGap[] {
  const found: OnCallGap[] = [];
  for (const shift of shifts(schedule, from, to)) {
    const unreachable = shift.who.flatMap((person) => whyNot(person, organisation));
    if (unreachable.length < shift.who.length) continue;
    const gap = { from: shift.from, to: shift.to, unreachable };
    const last = found.at(-1);
    if (last?.to === gap.from && sameReason(last, gap)) found[found.length - 1] = { ...last, to: gap.to };
    else found.push(gap);
  }
  return found;
}

function whyNot(person: string, organisation: Pick<Organisation, 'people'>): readonly Unreachable[] {
  const found = findPerson(organisation, person);
  if (found === undefined) return [{ person, because: 'unknown' }];
  return found.email === undefined ? [{ person, because: 'no-address' }] : [];
}

const sameReason = (one: OnCallGap, other: OnCallGap) =>
  one.unreachable.length === other.unreachable.length &&
  one.unreachable.every(({ person }, index) => person === other.unreachable[index]?.person);
