import { describe, expect, test } from 'vitest';
import { gaps } from '../../../../shared/core/escalation/on-call/gaps.ts';
import type { OnCallOverride, OnCallSchedule } from '../../../../shared/core/escalation/on-call/schedule.ts';
import { swapShifts } from '../../../../shared/core/escalation/on-call/swap.ts';
import type { Person } from '../../../../shared/core/organisation.ts';
import { at, layer, lines, schedule } from './support/schedules.ts';

const desk = schedule('UTC', layer('ann ben cem'));
const withOverrides = (of: OnCallSchedule, ...overrides: readonly OnCallOverride[]): OnCallSchedule => ({ ...of, overrides });

const override = (from: string, until: string, who: string, instead?: string): OnCallOverride => ({
  from: at(from),
  until: at(until),
  who: who.split('+'),
  ...(instead !== undefined && { instead }),
});

describe('an override', () => {
  test('wins over every layer, from its beginning up to its end', () => {
    const covered = withOverrides(desk, override('2026-01-05T20:00:00Z', '2026-01-06T06:00:00Z', 'dora'));
    expect(lines(covered, '2026-01-05T09:00:00Z', '2026-01-07T00:00:00Z')).toEqual([
      '2026-01-05 09:00 ann',
      '2026-01-05 20:00 dora',
      '2026-01-06 06:00 ann',
      '2026-01-06 09:00 ben',
    ]);
  });

  test('fills a time in which nobody was on call', () => {
    const early = withOverrides(desk, override('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', 'dora+ann'));
    expect(lines(early, '2026-01-01T12:00:00Z', '2026-01-02T12:00:00Z')).toEqual([
      '2026-01-01 12:00 dora+ann',
      '2026-01-02 00:00 nobody',
    ]);
  });

  test('that was made later wins', () => {
    const twice = withOverrides(
      desk,
      override('2026-01-05T00:00:00Z', '2026-01-07T00:00:00Z', 'dora'),
      override('2026-01-06T00:00:00Z', '2026-01-06T12:00:00Z', 'ben'),
    );
    expect(lines(twice, '2026-01-05T12:00:00Z', '2026-01-06T20:00:00Z')).toEqual([
      '2026-01-05 12:00 dora',
      '2026-01-06 00:00 ben',
      '2026-01-06 12:00 dora',
    ]);
  });

  test('in place of one person leaves the others, and does nothing where that person is not on call', () => {
    const pairs = schedule('UTC', layer('ann+ben cem+dora'));
    const stoodIn = withOverrides(pairs, override('2026-01-05T00:00:00Z', '2026-01-08T00:00:00Z', 'eve', 'ben'));
    expect(lines(stoodIn, '2026-01-05T09:00:00Z', '2026-01-07T12:00:00Z')).toEqual([
      '2026-01-05 09:00 ann+eve',
      '2026-01-06 09:00 cem+dora',
      '2026-01-07 09:00 ann+eve',
    ]);
  });

  test('names nobody twice', () => {
    const pairs = schedule('UTC', layer('ann+ben'));
    const doubled = withOverrides(pairs, override('2026-01-05T00:00:00Z', '2026-01-08T00:00:00Z', 'ann', 'ben'));
    expect(lines(doubled, '2026-01-05T10:00:00Z', '2026-01-05T11:00:00Z')).toEqual(['2026-01-05 10:00 ann']);
  });
});

describe('a swap', () => {
  const ann = { person: 'ann', at: at('2026-01-05T12:00:00Z') };
  const cem = { person: 'cem', at: at('2026-01-07T12:00:00Z') };

  test('exchanges two whole shifts, and moves nobody else', () => {
    const swap = swapShifts(desk, ann, cem);
    const swapped = withOverrides(desk, ...(swap.ok ? swap.overrides : []));
    expect(lines(swapped, '2026-01-05T00:00:00Z', '2026-01-09T00:00:00Z')).toEqual([
      '2026-01-05 00:00 nobody',
      '2026-01-05 09:00 cem',
      '2026-01-06 09:00 ben',
      '2026-01-07 09:00 ann',
      '2026-01-08 09:00 ann',
    ]);
  });

  test('can be swapped back', () => {
    const swap = swapShifts(desk, ann, cem);
    const swapped = withOverrides(desk, ...(swap.ok ? swap.overrides : []));
    const back = swapShifts(swapped, { ...ann, person: 'cem' }, { ...cem, person: 'ann' });
    const again = withOverrides(swapped, ...swapped.overrides, ...(back.ok ? back.overrides : []));
    expect(lines(again, '2026-01-05T00:00:00Z', '2026-01-09T00:00:00Z')).toEqual(
      lines(desk, '2026-01-05T00:00:00Z', '2026-01-09T00:00:00Z'),
    );
  });

  test('is refused where somebody is not on call, and says who is', () => {
    expect(swapShifts(desk, { ...ann, person: 'ben' }, cem)).toEqual({
      ok: false,
      reason: 'not-on-call',
      side: { ...ann, person: 'ben' },
      who: ['ann'],
    });
    expect(swapShifts(desk, ann, { ...cem, at: at('2026-01-01T00:00:00Z') })).toMatchObject({ ok: false, who: [] });
  });
});

describe('gaps', () => {
  const person = (id: string, email?: string): Person => ({ id, name: id, language: 'en', ...(email && { email }) });
  const organisation = { people: { ann: person('ann', 'ann@acme.example'), ben: person('ben') } };
  const within = { from: at('2026-01-05T00:00:00Z'), to: at('2026-01-08T12:00:00Z') };

  test('are where nobody is on call, and where nobody who is can be told, by name', () => {
    expect(gaps(desk, organisation, within)).toEqual([
      { from: at('2026-01-05T00:00:00Z'), to: at('2026-01-05T09:00:00Z'), unreachable: [] },
      {
        from: at('2026-01-06T09:00:00Z'),
        to: at('2026-01-07T09:00:00Z'),
        unreachable: [{ person: 'ben', because: 'no-address' }],
      },
      { from: at('2026-01-07T09:00:00Z'), to: at('2026-01-08T09:00:00Z'), unreachable: [{ person: 'cem', because: 'unknown' }] },
    ]);
  });

  test('of the same reason that touch are one', () => {
    expect(gaps(schedule('UTC', layer('ben')), organisation, within)).toMatchObject([{ unreachable: [] }, { to: within.to }]);
  });

  test('are none where one of several can be told', () => {
    expect(gaps(schedule('UTC', layer('ann+ben')), organisation, { ...within, from: at('2026-01-06T00:00:00Z') })).toEqual([]);
  });
});
