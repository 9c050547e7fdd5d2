import { describe, expect, test } from 'vitest';
import { courseOf } from '../../../shared/app/webhooks/course.ts';
import { sourceOf } from './reading.ts';

const STANDINGS = [undefined, 'open', 'on-hold', 'solution-proposed', 'resolved', 'confirmed', 'closed'] as const;

describe('a report, by how the ticket of its problem stands (none, open, on hold, proposed, resolved, confirmed, closed)', () => {
  test.each([
    ['of a problem', sourceOf('alertmanager'), 'trigger', 'open repeat repeat repeat reopen reopen open'],
    ['of a problem to PagerDuty', sourceOf('pagerduty'), 'trigger', 'open repeat repeat repeat open open open'],
    [
      'of a problem to PagerDuty, set up otherwise',
      sourceOf('pagerduty', { whenBack: 'reopen' }),
      'trigger',
      'open repeat repeat repeat reopen reopen open',
    ],
    [
      'where what comes back is new',
      sourceOf('grafana', { whenBack: 'new-ticket' }),
      'trigger',
      'open repeat repeat repeat open open open',
    ],
    ['that it is over', sourceOf('grafana'), 'resolve', 'drop resolve resolve resolve drop drop drop'],
    [
      'that it is over, where that is only noted',
      sourceOf('grafana', { whenResolved: 'note' }),
      'resolve',
      'drop note note note drop drop drop',
    ],
    [
      'that somebody has it in hand',
      sourceOf('pagerduty'),
      'acknowledge',
      'drop acknowledge acknowledge acknowledge drop drop drop',
    ],
  ] as const)('%s', (_, source, action, courses) => {
    expect(STANDINGS.map((status) => courseOf(source, action, status)).join(' ')).toBe(courses);
  });
});
