import { DAY_MS } from '../../core/instant.ts';
import { layerName } from '../compile/compile-on-call.ts';
import { error, type Finding, type ProblemPath, warning } from '../problem.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import type { OnCallLayerSection, ScheduleSection } from '../schema/on-call.ts';
import { formatTurnLength } from '../text/turn-length.ts';
import { formatWallTime } from '../text/wall-time.ts';
import { formatWindow } from '../text/window.ts';
import { checkWeek, openingsOf } from './check-calendars.ts';
import { cutShifts } from './cut-shifts.ts';
import { checkReference, repeats } from './references.ts';

/** On-call schedules name people who exist, and their layers say when somebody is on call, and only once. */
export function checkOnCall({ 'on-call': schedules = {}, people }: ConfigurationFile): readonly Finding[] {
  return Object.entries(schedules).flatMap(([name, { layers, overrides = [] }]) => {
    const path = ['on-call', name];
    return [
      ...checkNames(layers, [...path, 'layers']),
      ...layers.flatMap((layer, index) => checkLayer(layer, [...path, 'layers', index], people)),
      ...overrides.flatMap((override, index) => checkOverride(override, [...path, 'overrides', index], people)),
      ...(layers.length > 0 ? [] : [error([...path, 'layers'], 'has no layer, so nobody would ever be on call; add one')]),
    ];
  });
}

type Layers = ScheduleSection['layers'];
type People = ConfigurationFile['people'];

function checkNames(layers: Layers, path: ProblemPath): readonly Finding[] {
  return repeats(layers.map(layerName)).map(({ index, first }) =>
    error(
      [...path, index, ...(layers[index]?.name === undefined ? [] : ['name'])],
      `is called as layers[${first}] is; give it another name`,
    ),
  );
}

function checkLayer(layer: OnCallLayerSection, path: ProblemPath, people: People): readonly Finding[] {
  return [
    ...checkMembers(layer, [...path, 'members'], people),
    ...checkTurns(layer, path),
    ...checkEnd(layer, path),
    ...(layer.during === undefined ? [] : checkWeek({ weekly: layer.during, path: [...path, 'during'] })),
    ...checkCuts(layer, path),
  ];
}

function checkMembers({ members }: OnCallLayerSection, path: ProblemPath, people: People): readonly Finding[] {
  return members.flatMap((turn, index) => {
    const placeOf = (position: number) => (turn.length === 1 ? [...path, index] : [...path, index, position]);
    return [
      ...turn.flatMap((id, position) => checkReference(id, people, placeOf(position), 'people')),
      ...repeats(turn).map((twice) => error(placeOf(twice.index), 'is in this turn twice; remove one')),
    ];
  });
}

function checkTurns({ every, handover, during }: OnCallLayerSection, path: ProblemPath): readonly Finding[] {
  if (every.kind === 'shifts' && during === undefined) {
    return [
      error([...path, 'every'], 'counts shifts, and there are none; add during: { mon-fri: 09:00-17:00 }, or write e.g. day'),
    ];
  }
  if (handover?.weekday === undefined || (every.kind === 'time' && every.ms % (7 * DAY_MS) === 0)) return [];
  const length = formatTurnLength(every);
  return [
    error([...path, 'handover'], `turns of ${length} change on any day of the week; write a time without a day, or every: week`),
  ];
}

function checkEnd({ from, until }: OnCallLayerSection, path: ProblemPath): readonly Finding[] {
  return until === undefined || until > from ? [] : [error([...path, 'until'], `is not after ${from}; write a later date`)];
}

function checkCuts(layer: OnCallLayerSection, path: ProblemPath): readonly Finding[] {
  const { during: weekly, every, handover } = layer;
  if (weekly === undefined || handover === undefined || every.kind === 'shifts') return [];
  const [cut] = cutShifts(openingsOf({ weekly, path: [] }), handover);
  if (cut === undefined) return [];
  const shift = `${cut.day} ${formatWindow(cut.window)}`;
  return [
    warning(
      [...path, 'handover'],
      `lies within the shift ${shift}, which is not cut: turns change with the next shift; split it at ${handover.time} to change there`,
    ),
  ];
}

type OverrideSection = NonNullable<ScheduleSection['overrides']>[number];

function checkOverride({ from, until, who, instead }: OverrideSection, path: ProblemPath, people: People): readonly Finding[] {
  const place = (index: number) => [...path, 'who', index];
  return [
    ...who.flatMap((id, index) => checkReference(id, people, place(index), 'people')),
    ...repeats(who).map(({ index }) => error(place(index), 'is named twice; remove one')),
    ...checkReference(instead, people, [...path, 'instead'], 'people'),
    ...(until > from ? [] : [error([...path, 'until'], `is not after ${formatWallTime(from)}; write a later time`)]),
  ];
}
