import { describe, expect, test } from 'vitest';
import { complaintsAbout } from './report.ts';

const ROW = { id: 'row-1', kind: 'isOpen', timezone: 'UTC', weeklyHours: {}, at: '2026-03-02T10:00:00Z' };
const about = (...rows: readonly unknown[]) => complaintsAbout(JSON.stringify(rows), 'rows.json');

describe('a file of vectors', () => {
  test('has a complaint for each row that fails, with its id, key, expected and got on one line', () => {
    expect(about({ ...ROW, expected: { isOpen: true } })).toEqual(['row-1: isOpen expected true got false']);
  });

  test('has none for a row that passes', () => {
    expect(about({ ...ROW, expected: { isOpen: false } })).toEqual([undefined]);
  });

  test('is run to its end, whatever a row lacks', () => {
    const expected = { isOpen: false };
    expect(about({ ...ROW, at: undefined, expected }, 7, { ...ROW, kind: 'deadlin', expected }, { ...ROW, expected })).toEqual([
      'row-1: malformed: at: Invalid input: expected string, received undefined',
      'rows.json row 2: malformed: row: Invalid input: expected object, received number',
      'row-1: malformed: kind: must be ticket, deadline, elapsed, subtract, isOpen, nextOpen, intervals or localTime, not "deadlin"',
      undefined,
    ]);
  });

  test.each([
    ['a zone that is none', { timezone: 'Mars/Olympus' }, 'timezone: must be an IANA zone'],
    [
      'a time that is none',
      { weeklyHours: { mon: [['09:00', '25:00']] } },
      'weeklyHours.mon.0.1: must be a time of day, "00:00" to "24:00"',
    ],
    ['a date that is none', { holidays: ['2026-02-30'] }, 'holidays.0: must be a date, "YYYY-MM-DD"'],
    ['an instant without a zone', { at: '2026-03-02T10:00:00' }, 'at: must be an instant, "YYYY-MM-DDTHH:MM:SSZ"'],
    ['nothing to compare', { expected: {} }, 'expected: must have a key to compare'],
  ])('names the field of %s', (_what, change, problem) => {
    expect(about({ ...ROW, expected: { isOpen: false }, ...change })).toEqual([`row-1: malformed: ${problem}`]);
  });

  test('names a key that the kind does not have', () => {
    expect(about({ ...ROW, expected: { dueAt: null } })).toEqual([
      'row-1: dueAt expected null got "nothing: no such key of isOpen"',
    ]);
  });

  test('that is not JSON, or no array, is one complaint', () => {
    expect(complaintsAbout('{"id"', 'a.json')).toEqual([expect.stringMatching(/^a\.json: .*JSON/)]);
    expect(complaintsAbout('{}', 'b.json')).toEqual(['b.json: must be an array of rows']);
  });
});

describe('a row', () => {
  test('may say null for what it has not', () => {
    const nothing = { holidays: null, dateOverrides: null, semantics: null, events: null };
    const row = { ...ROW, kind: 'deadline', start: ROW.at, policy: { updateMinutes: null, solutionMinutes: 60 } };
    expect(about({ ...row, ...nothing, expected: { solutionDueAt: null } })).toEqual([undefined]);
  });

  test('whose update timer is neither of ours is compared with what it says of ours', () => {
    const row = { ...ROW, kind: 'ticket', weeklyHours: { mon: [['09:00', '17:00']] }, start: '2026-03-02T10:00:00Z' };
    const alternatives = { 'updateTimerFrom=agentReply': { updateDueAt: '2026-03-02T11:00:00Z' } };
    const other = { semantics: { updateTimerFrom: 'firstReply' }, expected: { updateDueAt: null }, alternatives };
    expect(about({ ...row, ...other, policy: { updateMinutes: 60 } })).toEqual([undefined]);
  });

  test('may write open time in more stretches than it has, and instants with any offset', () => {
    const windows = { mon: [['09:00', '17:00']] };
    const day = { start: '2026-03-02T00:00:00Z', end: '2026-03-03T00:00:00Z' };
    const openIntervals = [
      ['2026-03-02T10:00:00+01:00', '2026-03-02T12:00:00Z'],
      ['2026-03-02T12:00:00Z', '2026-03-02T17:00:00Z'],
    ];
    expect(about({ ...ROW, ...day, kind: 'intervals', weeklyHours: windows, expected: { openIntervals } })).toEqual([undefined]);
  });

  test('of another convention is compared with what it says of ours', () => {
    const row = { ...ROW, kind: 'deadline', weeklyHours: { mon: [['09:00', '17:00']] }, start: '2026-03-02T09:00:00Z' };
    const late = { policy: { solutionMinutes: 480 }, expected: { solutionDueAt: '2026-03-09T09:00:00Z' } };
    const alternatives = { 'dueAtClosingEdge=close': { solutionDueAt: '2026-03-02T17:00:00Z' } };
    expect(about({ ...row, ...late, semantics: { dueAtClosingEdge: 'nextOpen' }, alternatives })).toEqual([undefined]);
  });
});
