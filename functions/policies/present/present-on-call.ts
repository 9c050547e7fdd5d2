import type {
  OnCallGapListBody,
  OnCallNowBody,
  OnCallOverrideBody,
  OnCallShiftListBody,
} from '../../../shared/api/schemas/on-call.ts';
import { toIso, toIsoIfAny } from '../../../shared/app/iso.ts';
import { defined } from '../../../shared/core/defined.ts';
import { gaps } from '../../../shared/core/escalation/on-call/gaps.ts';
import type { OnCallOverride, OnCallSchedule } from '../../../shared/core/escalation/on-call/schedule.ts';
import { nextHandover, type OnCallShift, shifts } from '../../../shared/core/escalation/on-call/shifts.ts';
import { whoIsOnCall } from '../../../shared/core/escalation/on-call/who-is-on-call.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { findPerson, type Organisation } from '../../../shared/core/organisation.ts';
import type { Interval } from '../../../shared/core/sla/interval.ts';

export function presentNow(schedule: OnCallSchedule, organisation: Organisation, at: Instant): OnCallNowBody {
  const next = nextHandover(schedule, at);
  return {
    schedule: schedule.name,
    timeZone: schedule.timeZone,
    who: presentPeople(whoIsOnCall(schedule, at).who, organisation),
    until: toIsoIfAny(next?.at) ?? null,
    next: next === undefined ? null : { who: presentPeople(next.to.who, organisation) },
  };
}

export function presentShifts(schedule: OnCallSchedule, organisation: Organisation, within: Interval): OnCallShiftListBody {
  return {
    ...presentStretch(schedule, within),
    items: shifts(schedule, within.from, within.to).map((shift) => ({
      from: toIso(shift.from),
      to: toIso(shift.to),
      who: presentPeople(shift.who, organisation),
      ...presentSource(shift),
    })),
    overrides: schedule.overrides.filter(({ until }) => until > within.from).map(presentOverride),
  };
}

export function presentGaps(schedule: OnCallSchedule, organisation: Organisation, within: Interval): OnCallGapListBody {
  return {
    ...presentStretch(schedule, within),
    items: gaps(schedule, organisation, within).map(({ from, to, unreachable }) => ({
      from: toIso(from),
      to: toIso(to),
      unreachable: [...unreachable],
    })),
  };
}

export const presentOverride = ({ from, until, who, madeAt, ...rest }: OnCallOverride): OnCallOverrideBody =>
  defined({ ...rest, from: toIso(from), until: toIso(until), who: [...who], madeAt: toIsoIfAny(madeAt) });

const presentStretch = ({ name, timeZone }: OnCallSchedule, { from, to }: Interval) => ({
  schedule: name,
  timeZone,
  from: toIso(from),
  to: toIso(to),
});

function presentSource({ source }: OnCallShift) {
  if (source.kind === 'layer') return { layer: source.layer, turn: source.turn };
  return source.kind === 'override' ? { override: presentOverride(source.override) } : {};
}

const presentPeople = (who: readonly string[], organisation: Organisation) =>
  who.map((id) => {
    const person = findPerson(organisation, id);
    return defined({ id, name: person?.name, email: person?.email });
  });
