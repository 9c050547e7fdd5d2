/** Who is on call, by the turns and substitutions of a schedule, counted one by one on the wall clock of its zone. */
import type { OnCallLayer, OnCallSchedule } from '../../../shared/core/escalation/on-call/schedule.ts';
import { DAY_MS, type Instant } from '../../../shared/core/instant.ts';
import { toInstant } from './opening-hours.ts';

export function whoIsOnCall(schedule: OnCallSchedule | undefined, at: Instant): readonly string[] {
  const { layers = [], overrides = [], timeZone = '' } = schedule ?? {};
  let who: readonly string[] = [];
  for (const layer of layers) who = onLayer(layer, timeZone, at) ?? who;
  for (const { from, until, who: instead, instead: of } of overrides) {
    if (at < from || at >= until) continue;
    who = of === undefined ? instead : [...new Set(who.flatMap((id) => (id === of ? instead : [id])))];
  }
  return who;
}

function onLayer({ turns, every, from, handover }: OnCallLayer, timeZone: string, at: Instant): readonly string[] | undefined {
  if (every.kind !== 'time') throw new Error('the model knows turns in time only');
  const begin = Date.parse(`${from}T${handover.time}:00Z`);
  const beginOf = (turn: number) => toInstant(timeZone, begin + turn * every.ms);
  // No zone is farther than a day from UTC.
  let turn = Math.floor((at - DAY_MS - begin) / every.ms);
  if (turn < 0) throw new Error('the model knows schedules that have run for some time only');
  while (beginOf(turn + 1) <= at) turn += 1;
  return turns[turn % turns.length];
}
