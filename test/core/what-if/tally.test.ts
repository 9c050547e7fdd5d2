import { describe, expect, test } from 'vitest';
import type { FiringFact } from '../../../shared/core/fact.ts';
import type { Organisation } from '../../../shared/core/organisation.ts';
import { addTallies, type Counted, EMPTY_TALLY, tallyOf } from '../../../shared/core/what-if/tally.ts';
import { ORGANISATION } from '../../support/policies.ts';
import { Story } from '../../support/story.ts';

type Kind = 'warned' | 'escalated';

function fired(at: string, told: readonly string[], type: Kind = 'escalated'): FiringFact {
  const instant = Date.parse(at);
  return { type, metric: 'solution', cycle: 1, level: '1', repeat: 0, firedAt: instant, told, n: 2, at: instant, by: 'system' };
}

const notices = (facts: Counted['facts'], organisation: Organisation = ORGANISATION) =>
  tallyOf([{ priority: 'P3', clocks: [], facts }], { organisation, timeZone: 'UTC' }).notices;

describe('what people are told', () => {
  test.each([
    ['21:59:59.999', 0],
    ['22:00', 1],
    ['23:59', 1],
    ['00:00', 1],
    ['06:59:59.999', 1],
    ['07:00', 0],
    ['12:00', 0],
  ])('at %s comes at night %i times', (clock, atNight) => {
    expect(notices([fired(`2026-03-04T${clock}Z`, ['ann'])])).toMatchObject([{ to: 'ann', atNight }]);
  });

  test.each([
    ['2026-03-01T23:59Z', '2026-02-23'],
    ['2026-03-02T00:00Z', '2026-03-02'],
    ['2026-03-08T23:59Z', '2026-03-02'],
  ])('at %s belongs to the week of %s', (at, week) => {
    expect(notices([fired(at, ['ann'])])).toMatchObject([{ week }]);
  });

  test('comes at the time of day where each of them is', () => {
    const ann = { id: 'ann', name: 'Ann', language: 'en', timeZone: 'Asia/Shanghai' } as const;
    const abroad = { ...ORGANISATION, people: { ...ORGANISATION.people, ann } };

    expect(notices([fired('2026-03-08T16:30Z', ['ann', 'duty@acme.example'])], abroad)).toMatchObject([
      { to: 'ann', week: '2026-03-09', atNight: 1 },
      { to: 'duty@acme.example', week: '2026-03-02', atNight: 0 },
    ]);
  });

  test('is counted by person and week, in the order of both', () => {
    const facts = [
      fired('2026-03-10T12:00Z', ['lee']),
      fired('2026-03-04T12:00Z', ['lee', 'ann'], 'warned'),
      fired('2026-03-05T23:00Z', ['lee']),
    ];

    expect(notices(facts)).toEqual([
      { to: 'ann', week: '2026-03-02', warned: 1, breached: 0, escalated: 0, atNight: 0 },
      { to: 'lee', week: '2026-03-02', warned: 1, breached: 0, escalated: 1, atNight: 1 },
      { to: 'lee', week: '2026-03-09', warned: 0, breached: 0, escalated: 1, atNight: 0 },
    ]);
  });
});

describe('what became of promises', () => {
  test('is counted by metric and priority; what is paused is not decided yet', () => {
    const held = new Story().open('10:00').do('10:30', { type: 'hold', reason: 'parts' });
    const clocks = [held.clock('solution', '10:40'), held.clock('first-response', '11:10')].flatMap((clock) => clock ?? []);
    const tickets = (['P3', 'P1', 'P3'] as const).map((priority) => ({ priority, clocks, facts: [] }));

    expect(tallyOf(tickets, { organisation: ORGANISATION, timeZone: 'UTC' }).attainment).toEqual([
      { metric: 'first-response', priority: 'P1', met: 0, breached: 1, running: 0, cancelled: 0 },
      { metric: 'first-response', priority: 'P3', met: 0, breached: 2, running: 0, cancelled: 0 },
      { metric: 'solution', priority: 'P1', met: 0, breached: 0, running: 1, cancelled: 0 },
      { metric: 'solution', priority: 'P3', met: 0, breached: 0, running: 2, cancelled: 0 },
    ]);
  });

  test('adds up over parts, and nothing adds nothing', () => {
    const facts = [fired('2026-03-04T12:00Z', ['ann'])];
    const one = tallyOf([{ priority: 'P3', clocks: [], facts }], { organisation: ORGANISATION, timeZone: 'UTC' });

    expect(addTallies(one, EMPTY_TALLY)).toEqual(one);
    expect(addTallies(one, one).notices).toMatchObject([{ to: 'ann', escalated: 2 }]);
  });
});
