/** A ticket comes under another version of the policies. */
import type { RebaseCommand } from '../../../shared/core/command.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { climbedBy } from './due-steps.ts';
import { isReached } from './ladder-instants.ts';
import { isBreachStep, nameOf } from './ladder-steps.ts';
import { live, type ModelTicket, putInForce, say } from './model-ticket.ts';
import { passTime } from './passing-time.ts';
import { rearming } from './rearming.ts';

export type Rebase = Pick<RebaseCommand, 'type' | 'policyVersion' | 'passed'>;

export function rebase(ticket: ModelTicket, at: Instant, { policyVersion, passed }: Rebase): void {
  rearming(ticket, at, () => {
    putInForce(ticket, policyVersion);
    say(ticket, at, `rebased ${policyVersion}`);
    if (passed === 'digest') putBehind(ticket, at);
  });
  passTime(ticket, at);
}

/** What the new version has already reached is behind the ticket, without a word. */
function putBehind(ticket: ModelTicket, at: Instant): void {
  const { fired, acknowledgements, lines } = ticket;
  for (const climber of live(ticket)) {
    for (const step of climbedBy(ticket, climber).flat()) {
      if (!isReached(ticket, climber, step, at) || fired.has(step.key)) continue;
      fired.set(step.key, lines.length);
      if (isBreachStep(step.key)) acknowledgements.pass(nameOf(climber));
    }
  }
}
