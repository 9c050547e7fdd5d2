import { describe, expect, test } from 'vitest';
import type { Level } from '../../shared/core/escalation/ladder.ts';
import { HOUR_MS } from '../../shared/core/instant.ts';
import { policySet, STANDARD_LADDER } from '../support/policies.ts';
import { Story } from '../support/story.ts';

/** The first escalation of the response keeps to the office hours of Shanghai: 01:00 to 10:00 UTC, Monday to Friday. */
function quiet(changes: Partial<Level> = {}) {
  const levels = STANDARD_LADDER.levels.map((level) =>
    level.metric === 'first-response' && level.id === '1' ? { ...level, during: 'office', ...changes } : level,
  );
  return policySet({ escalations: { standard: { name: 'standard', levels } } });
}

const first = (story: Story) => story.told().filter((line) => line.endsWith('escalated first-response 1'));
const opened = (at: string, policies = quiet()) => new Story({ policySet: policies }).open(at);

describe('a level that keeps to certain hours', () => {
  test('fires at its instant within them', () => {
    expect(first(opened('05:00').until('07:00'))).toEqual(['06:00 escalated first-response 1']);
  });

  test('waits for the next opening outside of them, also on the closing edge', () => {
    expect(first(opened('10:00').until('+1d 02:00'))).toEqual(['+1d 01:00 escalated first-response 1']);
    expect(first(opened('09:00').until('+1d 02:00'))).toEqual(['+1d 01:00 escalated first-response 1']);
  });

  test('waits over the weekend', () => {
    expect(first(opened('+4d 10:00').until('+8d 00:00'))).toEqual(['+7d 01:00 escalated first-response 1']);
  });

  test('lets each repeat wait by itself', () => {
    const policies = quiet({ repeat: { everyMs: 8 * HOUR_MS, times: 2 } });

    expect(first(opened('08:30', policies).until('+1d 12:00'))).toEqual([
      '09:30 escalated first-response 1',
      '+1d 01:00 escalated first-response 1',
      '+1d 01:30 escalated first-response 1',
    ]);
  });

  test('is not quiet for a P1 ticket, nor for one that becomes P1 while it waits', () => {
    expect(first(new Story({ policySet: quiet() }).open('12:00', { priority: 'P1' }).until('13:00'))).toEqual([
      '12:15 escalated first-response 1',
    ]);
    const raised = opened('12:00').do('14:00', { type: 'change-priority', priority: 'P1' }).until('15:00');
    expect(first(raised)).toEqual(['14:00 escalated first-response 1']);
  });

  test('tells nobody when the ticket is answered before the hours begin', () => {
    expect(first(opened('10:00').do('12:00', { type: 'reply', message: 'm' }).until('+2d 00:00'))).toEqual([]);
  });

  test('does not fire again when a P1 ticket that it told of is graded down', () => {
    const story = new Story({ policySet: quiet() }).open('12:00', { priority: 'P1' }).until('13:05');
    story.do('13:05', { type: 'change-priority', priority: 'P3' }).until('+2d 00:00');

    expect(first(story)).toEqual(['12:15 escalated first-response 1']);
  });
});
