import type { OnCallLayer, OnCallOverride, OnCallSchedule } from '../../core/escalation/on-call/schedule.ts';
import { isRunTime } from '../../core/escalation/on-call/with-overrides.ts';
import { wallTimeAt } from '../../core/sla/wall-time.ts';
import { formatHandover } from '../text/handover.ts';
import { formatTurnLength } from '../text/turn-length.ts';
import { formatWallTime } from '../text/wall-time.ts';
import { diffWeek } from './diff-calendars.ts';
import { added, compareTables, compareValue, type Difference, type Place, removed } from './difference.ts';
import { colon, filled, joined, listed, quoted, type Said, said, same } from './said.ts';
import { date } from './values.ts';

type Schedules = { readonly [name: string]: OnCallSchedule };

/** The on-call schedules: whose turn it is when. Overrides that were made at run time stand in no file. */
export function diffOnCall(before: Schedules, after: Schedules): readonly Difference[] {
  const place = (name: string): Place => ({ path: ['on-call', name], name: said(`on-call ${name}`, `值班表 ${name}`) });
  return compareTables(ofFile(before), ofFile(after), {
    place,
    within: diffSchedule,
    describe: ({ layers }) => listed(layers.map(({ name, turns }) => colon(same(name), same(members(turns))))),
  });
}

function ofFile(schedules: Schedules): Schedules {
  return Object.fromEntries(
    Object.entries(schedules).map(([name, schedule]) => {
      const overrides = schedule.overrides.filter((override) => !isRunTime(override));
      return [name, { ...schedule, overrides }];
    }),
  );
}

function diffSchedule(place: Place, before: OnCallSchedule, after: OnCallSchedule): readonly Difference[] {
  const zone = { path: [...place.path, 'time-zone'], name: colon(place.name, said('time zone', '时区')) };
  const order = { path: [...place.path, 'layers'], name: colon(place.name, said('layers', '层次')) };
  const names = ({ layers }: OnCallSchedule) => layers.map(({ name }) => name);
  const layerPlace = (name: string): Place => ({
    path: [...place.path, 'layers', name],
    name: filled(said('{0}, {1}', '{0}，{1}'), place.name, quoted(name)),
  });
  return [
    ...compareValue(zone, before.timeZone, after.timeZone, same),
    ...compareTables(byName(before.layers), byName(after.layers), {
      place: layerPlace,
      within: diffLayer,
      describe: ({ turns }) => same(members(turns)),
    }),
    ...(sameNames(names(before), names(after))
      ? compareValue(order, names(before), names(after), (all) => listed(all.map(same)))
      : []),
    ...diffOverrides(place, before, after),
  ];
}

const byName = (layers: readonly OnCallLayer[]) => Object.fromEntries(layers.map((layer) => [layer.name, layer]));
const sameNames = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((name) => other.includes(name));

/** As it stands in the file: `lin, wang+tom`. */
const members = (turns: OnCallLayer['turns']): string => turns.map((turn) => turn.join('+')).join(', ');

function diffLayer(place: Place, was: OnCallLayer, is: OnCallLayer): readonly Difference[] {
  const of = (key: string, name: Said): Place => ({ path: [...place.path, key], name: colon(place.name, name) });
  return [
    ...compareValue(of('members', said('members', '成员')), was.turns, is.turns, (turns) => same(members(turns))),
    ...compareValue(of('every', said('every', '轮换周期')), was.every, is.every, (every) => same(formatTurnLength(every))),
    ...compareValue(of('handover', said('handover', '交接')), was.handover, is.handover, (handover) =>
      same(formatHandover(handover)),
    ),
    ...compareValue(of('from', said('from', '开始')), was.from, is.from, date),
    ...compareValue(of('until', said('until', '结束')), was.until, is.until, date),
    ...diffWeek({ ...place, path: [...place.path, 'during'] }, was.during ?? {}, is.during ?? {}),
  ];
}

function diffOverrides(place: Place, before: OnCallSchedule, after: OnCallSchedule): readonly Difference[] {
  const text = (override: OnCallOverride, { timeZone }: OnCallSchedule) => overrideText(override, timeZone);
  const was = before.overrides.map((override) => text(override, before));
  const is = after.overrides.map((override) => text(override, after));
  const at = { path: [...place.path, 'overrides'], name: joined(place.name, said('override', '替班')) };
  const order = { ...at, name: colon(place.name, said('order of overrides', '替班顺序')) };
  return [
    ...is.filter((one) => !was.includes(one)).map((one) => added(at, same(one))),
    ...was.filter((one) => !is.includes(one)).map((one) => removed({ ...at, name: filled(same('{0} {1}'), at.name, same(one)) })),
    ...(sameNames(was, is) ? compareValue(order, was, is, (all) => listed(all.map(same))) : []),
  ];
}

function overrideText({ from, until, who, instead }: OnCallOverride, timeZone: string): string {
  const [start, end] = [from, until].map((at) => formatWallTime(wallTimeAt(timeZone, at)));
  return `${start} – ${end}: ${instead === undefined ? '' : `${instead} → `}${who.join('+')}`;
}
