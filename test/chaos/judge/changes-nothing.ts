import type { Fact } from '../../../shared/core/fact.ts';
import type { SentCommand } from '../load/sent-command.ts';
import { isLive } from './clocks.ts';
import type { Company } from './company.ts';
import { standingAfter } from './standing.ts';

/** Whether a command that was acknowledged asked for what was so already, which leaves nothing behind. */
export function changesNothing({ command, answer }: SentCommand, history: readonly Fact[], company: Company): boolean {
  if (answer.kind !== 'acknowledged') return false;
  const { version } = answer.ticket;
  const { priority, clocks } = standingAfter(
    history.filter(({ n }) => n <= version),
    company,
  );
  if (command.operation === 'changePriority') return priority === command.body['priority'];
  return command.operation === 'acknowledge' && clocks.every((clock) => !isLive(clock) || clock.acknowledgedAt !== undefined);
}
