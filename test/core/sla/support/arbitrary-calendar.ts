/** Calendars at random, around the weeks in which clocks change. */
import fc from 'fast-check';
import type { Instant } from '../../../../shared/core/instant.ts';
import type { Calendar, DatedWindows, Window } from '../../../../shared/core/sla/calendar.ts';
import { at, weekOf } from './instants.ts';

export type Scene = { readonly timeZone: string; readonly origin: Instant };

export const SCENE_DAYS = 7;

/** Zones in weeks in which their clocks change, and one where they never do. */
const SCENES: readonly Scene[] = [
  { timeZone: 'Europe/Berlin', origin: at('2025-03-26T00:00:00Z') },
  { timeZone: 'Europe/Berlin', origin: at('2025-10-22T00:00:00Z') },
  { timeZone: 'America/New_York', origin: at('2024-11-01T00:00:00Z') },
  { timeZone: 'America/Sao_Paulo', origin: at('2018-10-31T00:00:00Z') },
  { timeZone: 'America/Sao_Paulo', origin: at('2018-02-14T00:00:00Z') },
  { timeZone: 'Australia/Lord_Howe', origin: at('2025-10-01T00:00:00Z') },
  { timeZone: 'Australia/Lord_Howe', origin: at('2025-04-02T00:00:00Z') },
  { timeZone: 'Pacific/Apia', origin: at('2011-12-26T00:00:00Z') },
  { timeZone: 'America/St_Johns', origin: at('2026-12-28T00:00:00Z') },
  { timeZone: 'Asia/Shanghai', origin: at('2026-02-10T00:00:00Z') },
];

export const scene = fc.constantFrom(...SCENES);

/** A quarter of an hour away from any change of the clocks: midnight, or from 04:00 to 22:45. */
const edge = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('00:00', '24:00') },
  { weight: 6, arbitrary: fc.integer({ min: 16, max: 91 }).map((quarter) => clock(quarter * 15)) },
);

const window = fc
  .tuple(edge, edge)
  .filter(([open]) => open !== '24:00')
  .map(([open, close]): Window => [open, close]);

const windows = fc.array(window, { maxLength: 3 });

const weekly = fc.oneof(
  fc.record({ mon: windows, tue: windows, wed: windows, thu: windows, fri: windows, sat: windows, sun: windows }),
  windows.map((same) => weekOf(['mon', 'tue', 'wed', 'thu', 'fri'], same)),
);

export function calendarOfScene({ timeZone, origin }: Scene): fc.Arbitrary<Calendar> {
  const date = fc
    .integer({ min: -1, max: SCENE_DAYS })
    .map((offset) => new Date(origin + offset * 86_400_000).toISOString().slice(0, 10));
  const dated = fc.array(fc.record({ date, windows }), { maxLength: 3 });
  return fc.record({
    name: fc.constant('office'),
    timeZone: fc.constant(timeZone),
    weekly,
    later: fc.uniqueArray(fc.record({ from: date, weekly }), { maxLength: 2, selector: ({ from }) => from }),
    holidays: fc.array(fc.record({ date }), { maxLength: 2 }),
    replacements: dated.map(onePerDate),
    breaks: dated,
  });
}

function onePerDate(dated: readonly DatedWindows[]): readonly DatedWindows[] {
  return [...new Map(dated.map((entry) => [entry.date, entry])).values()];
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
