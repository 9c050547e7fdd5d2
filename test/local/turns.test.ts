import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createTurns } from '../../local/triggers/turns.ts';

/** Requests that are answered when the test says so, and a clock that it moves. */
function door() {
  let now = 0;
  const turns = createTurns(() => now);
  const begun: { readonly n: number; readonly answer: () => void }[] = [];
  const answers: Promise<number>[] = [];
  return {
    turns,
    pass: (ms: number) => {
      now += ms;
    },
    come: (count: number) => {
      for (let i = 0; i < count; i += 1) {
        const n = answers.length;
        answers.push(turns.answer(() => new Promise((resolve) => begun.push({ n, answer: () => resolve(n) }))));
      }
    },
    /** @returns which request it was */
    answerFirst: async () => {
      const first = begun.shift();
      first?.answer();
      await nextTurn();
      return first?.n;
    },
    begun: () => begun.map(({ n }) => n),
  };
}

describe('requests', () => {
  test('are answered 32 at a time, in the order in which they came', async () => {
    const { come, begun, answerFirst } = door();
    come(40);
    await nextTurn();
    expect(begun()).toEqual(Array.from({ length: 32 }, (_, n) => n));
    expect(await answerFirst()).toBe(0);
    expect(begun().at(-1)).toBe(32);
  });

  test('give their place on when they fail', async () => {
    const { turns } = door();
    const failing = Array.from({ length: 100 }, () => turns.answer(() => Promise.reject(new Error('no'))));
    const results = await Promise.allSettled(failing);
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    expect(await turns.answer(async () => 'yes')).toBe('yes');
  });
});

describe('a burst', () => {
  test('is a dozen requests at the same time, and a moment after them', async () => {
    const { turns, come, answerFirst, pass } = door();
    come(11);
    expect(turns.isBurst()).toBe(false);
    come(1);
    expect(turns.isBurst()).toBe(true);
    pass(50);
    await answerFirst();
    pass(499);
    expect(turns.isBurst()).toBe(true);
    pass(1);
    expect(turns.isBurst()).toBe(false);
  });

  test('that goes on for a quarter of a minute is what there is to do every day', () => {
    const { turns, come, pass } = door();
    come(12);
    for (let ms = 0; ms < 15_000; ms += 50) {
      expect(turns.isBurst()).toBe(true);
      pass(50);
      come(1);
    }
    expect(turns.isBurst()).toBe(false);
  });

  test('after a pause is a new one', () => {
    const { turns, come, pass } = door();
    come(12);
    for (let ms = 0; ms < 15_000; ms += 50) {
      pass(50);
      come(1);
    }
    pass(500);
    come(1);
    expect(turns.isBurst()).toBe(true);
  });
});
