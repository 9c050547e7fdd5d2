import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUndelivered, outcomeAfter } from '../../../shared/app/notices/outcome.ts';
import type { Outcome } from '../../../shared/app/receipt.ts';

const said = (type: Outcome['type'], at = 0, final = true): Outcome => ({ type, at, final });
const after = (...news: readonly Outcome[]) =>
  news.reduce<Outcome | undefined>((known, next) => outcomeAfter(known, next), undefined);

describe('what became of a mail', () => {
  test('is a bounce, whether the delivery was told before it or after it', () => {
    expect(after(said('delivered'), said('bounced', 1))).toEqual(said('bounced', 1));
    expect(after(said('bounced', 1), said('delivered', 2))).toEqual(said('bounced', 1));
  });

  test('is a complaint about what was delivered', () => {
    expect(after(said('complained', 5), said('delivered', 1))?.type).toBe('complained');
  });

  test('is a delivery where only an absence notice came back', () => {
    const absent = said('bounced', 3, false);
    expect(after(said('delivered', 1), absent)?.type).toBe('delivered');
    expect(after(absent, said('delivered', 1))?.type).toBe('delivered');
  });

  test('is a bounce where the mail itself came back after a server had taken it, such as from a full mailbox', () => {
    const returned: Outcome = { ...said('bounced', 3, false), returned: true };
    expect(after(said('delivered', 1), returned)).toEqual(returned);
    expect(after(returned, said('delivered', 4))).toEqual(returned);
    expect(after(returned, said('bounced', 5))).toEqual(said('bounced', 5));
  });

  test('is a delay until more is known', () => {
    expect(after(said('delayed', 1, false))?.type).toBe('delayed');
    expect(after(said('delayed', 1, false), said('bounced', 2, false))?.type).toBe('bounced');
    expect(after(said('delivered', 2), said('delayed', 1, false))?.type).toBe('delivered');
  });

  test('is the same for any order of the same news, however often it is told', () => {
    const news = fc.record({
      type: fc.constantFrom('delivered', 'delayed', 'bounced', 'complained', 'rejected'),
      at: fc.integer({ min: 0, max: 3 }),
      final: fc.boolean(),
      returned: fc.constantFrom(undefined, true as const),
      detail: fc.constantFrom('a', 'b'),
    });
    // As SES has it: only bounces are of both sorts.
    const one = news.map(({ returned, ...some }): Outcome => {
      const final = some.type === 'bounced' ? some.final : some.type !== 'delayed';
      return { ...some, final, ...(some.type === 'bounced' && !final && returned && { returned }) };
    });
    const orders = fc
      .array(one, { minLength: 1, maxLength: 5 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })));
    fc.assert(
      fc.property(orders, ([told, again]) => {
        expect(after(...again)).toEqual(after(...told));
      }),
    );
  });

  test.each([
    ['delivered', false],
    ['delayed', false],
    ['bounced', true],
    ['complained', true],
    ['rejected', true],
  ] as const)('%s: nobody was told: %s', (type, undelivered) => {
    expect(isUndelivered(said(type))).toBe(undelivered);
  });
});
