import { describe, expect, test } from 'vitest';
import { createSteps } from '../../local/steps.ts';

/** Steps on a clock that the test moves. */
function start() {
  let now = 0;
  let planned: { readonly at: number; readonly work: () => void } | undefined;
  const lines: string[] = [];
  const time = {
    uptimeMs: () => now,
    later: (ms: number, work: () => void) => {
      planned = { at: now + ms, work };
      return () => {
        planned = undefined;
      };
    },
  };
  const pass = (ms: number): void => {
    now += ms;
    if (planned === undefined || planned.at > now) return;
    const { work } = planned;
    planned = undefined;
    work();
  };
  return { ...createSteps((line) => lines.push(line), time), lines, pass };
}

describe('a start', () => {
  test('that is quick says nothing of its steps', () => {
    const { lines, begin, end, pass } = start();
    begin('starting the engines');
    pass(1_000);
    begin('making tables');
    pass(499);
    end();
    pass(60_000);
    expect(lines).toEqual([]);
  });

  test('that takes long says what it is at, and each step after it', () => {
    const { lines, begin, pass } = start();
    begin('starting the engines');
    pass(1_000);
    begin('making tables');
    pass(500);
    expect(lines).toEqual(['  making tables …']);
    pass(60_000);
    begin('looking in all tickets');
    expect(lines).toEqual(['  making tables …', '  looking in all tickets …']);
  });
});
