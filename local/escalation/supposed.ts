import { defined } from '../../shared/core/defined.ts';
import { PRIORITIES } from '../../shared/core/priority.ts';
import type { EscalationOptions } from '../escalation.ts';
import { UsageError } from '../terminal/usage-error.ts';

/** The new ticket that options describe, as the API takes it. @throws UsageError */
export function supposedBy({ priority, category, team, channel, tier, tag, assignee }: EscalationOptions): object {
  if (priority !== undefined && !PRIORITIES.some((one) => one === priority)) {
    throw new UsageError(`--priority takes one of ${PRIORITIES.join(', ')}, not "${priority}".`);
  }
  return defined({ priority, category, team, channel, tier, tags: tag, assignee });
}
