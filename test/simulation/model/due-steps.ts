/** Which steps of its ladders a ticket comes to next, and which it does not wait for. */
import type { Instant } from '../../../shared/core/instant.ts';
import { type Due, ORDER_WITHIN_AN_INSTANT } from './due.ts';
import { fire } from './firing.ts';
import { comesTo, tellsAt } from './ladder-instants.ts';
import { type Climber, isBreachStep, isClimbing, type LadderStep, nameOf, type Steps, stepsOf } from './ladder-steps.ts';
import { live, type ModelTicket } from './model-ticket.ts';

export const dueSteps = (ticket: ModelTicket): readonly Due[] => live(ticket).flatMap((climber) => dueOn(ticket, climber));

function dueOn(ticket: ModelTicket, climber: Climber): readonly Due[] {
  const { fired } = ticket;
  const ladder = climbedBy(ticket, climber);
  const next = hurriedStep(ticket, climber, ladder);
  return ladder.flatMap((steps): readonly Due[] => {
    const step = steps.find(({ key }) => !fired.has(key));
    const at = step && firesAt(ticket, climber, step, step === next);
    if (step === undefined || at === undefined) return [];
    const rank = ORDER_WITHIN_AN_INSTANT[isBreachStep(step.key) ? 'breach' : (step.level?.notice ?? 'escalation')];
    return [{ at, rank, happen: () => fire(ticket, at, climber, step) }];
  });
}

/** Less what somebody has in hand. */
export const climbedBy = ({ acknowledgements, inForce }: ModelTicket, climber: Climber): Steps =>
  acknowledgements.climbed(nameOf(climber), stepsOf(climber, inForce.policySet));

function firesAt(ticket: ModelTicket, climber: Climber, step: LadderStep, isHurried: boolean): Instant | undefined {
  const { changedAt } = ticket;
  const reached = comesTo(ticket, climber, step.mark);
  const planned = reached && Math.max(isBreachStep(step.key) ? reached : tellsAt(ticket, step, reached), changedAt);
  if (!isHurried) return planned;
  return Math.min(tellsAt(ticket, step, changedAt), planned ?? Number.POSITIVE_INFINITY);
}

/** After a level that reached nobody the next one of its kind does not wait, while time brings the clock on its way. */
function hurriedStep({ hurried, fired }: ModelTicket, climber: Climber, ladder: Steps): LadderStep | undefined {
  const after = hurried.get(nameOf(climber));
  if (after === undefined || !isClimbing(climber)) return undefined;
  const levels = ladder.slice(1);
  const index = levels.findIndex(([step]) => step?.level?.id === after);
  const isWarning = (steps: readonly LadderStep[] | undefined) => steps?.[0]?.level?.notice === 'warning';
  const wantsWarning = isWarning(levels[index]);
  if (index === -1 && after !== 'breach') return undefined;
  const next = levels.slice(index + 1).find((steps) => isWarning(steps) === wantsWarning);
  return next?.some(({ key }) => fired.has(key)) ? undefined : next?.[0];
}
