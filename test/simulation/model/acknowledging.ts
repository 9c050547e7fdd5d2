/** Somebody takes the ladders of a ticket in hand, and the time that this lasts for. */
import type { DurationMs, Instant } from '../../../shared/core/instant.ts';
import { type Due, ORDER_WITHIN_AN_INSTANT } from './due.ts';
import { amountFor, comesTo, goneBy } from './ladder-instants.ts';
import { type Climber, escalationFor, isClimbing, type LadderStep, nameOf, stepsOf } from './ladder-steps.ts';
import { live, type ModelTicket, say } from './model-ticket.ts';

/** @param metric all ladders without it */
export function acknowledge(ticket: ModelTicket, at: Instant, by: string, metric: string | undefined): void {
  const { acknowledgements, hurried } = ticket;
  const said = live(ticket)
    .filter((climber) => metric === undefined || climber.metric === metric)
    .flatMap((climber) => {
      const words = acknowledgements.acknowledge(nameOf(climber), by, at, lastsMs(ticket, climber) !== undefined);
      if (words !== undefined) hurried.delete(nameOf(climber));
      return words ?? [];
    });
  say(ticket, at, `acknowledged ${said.join(' ')}`);
}

const lastsMs = ({ inForce }: ModelTicket, climber: Climber): DurationMs | undefined =>
  escalationFor(climber, inForce.policySet)?.acknowledgementLastsMs;

/** All acknowledgements that lapse at one instant do so at once. */
export function dueLapses(ticket: ModelTicket): readonly Due[] {
  const lapsing = live(ticket).flatMap((climber) => {
    const since = ticket.acknowledgements.stoppedAt(nameOf(climber));
    const lasts = lastsMs(ticket, climber);
    const isHolding = isClimbing(climber) && heldBackOn(ticket, climber).length > 0;
    if (since === undefined || lasts === undefined || !isHolding) return [];
    return [{ climber, at: Math.max(since + lasts, ticket.changedAt) }];
  });
  if (lapsing.length === 0) return [];
  const at = Math.min(...lapsing.map((one) => one.at));
  const climbers = lapsing.filter((one) => one.at === at).map(({ climber }) => climber);
  return [{ at, rank: ORDER_WITHIN_AN_INSTANT['acknowledgement-lapses'], happen: () => lapse(ticket, at, climbers) }];
}

const heldBackOn = ({ acknowledgements, inForce }: ModelTicket, climber: Climber): readonly LadderStep[] =>
  acknowledgements.heldBack(nameOf(climber), stepsOf(climber, inForce.policySet));

function lapse(ticket: ModelTicket, at: Instant, climbers: readonly Climber[]): void {
  const lapses = climbers.map((climber) => ({ ladder: nameOf(climber), laterMs: delayAt(ticket, climber, at) }));
  const told = lapses.flatMap(({ ladder, laterMs }) => ticket.acknowledgements.lapse(ladder, laterMs));
  const ladders = lapses.map(({ ladder, laterMs }) => `${ladder}+${laterMs}`);
  say(ticket, at, `acknowledgement-lapsed ${ladders.join(' ')} [${[...new Set(told)].join(' ')}]`);
}

/** The first level that was held back comes at once, the others as much later as that one. */
function delayAt(ticket: ModelTicket, climber: Climber, at: Instant): DurationMs {
  const come = heldBackOn(ticket, climber).filter(
    ({ mark }) => (comesTo(ticket, climber, mark) ?? Number.POSITIVE_INFINITY) <= at,
  );
  const before = ticket.acknowledgements.laterMsOf(nameOf(climber));
  if (come.length === 0) return before;
  return before + goneBy(ticket, climber, at) - Math.min(...come.map(({ mark }) => amountFor(climber, mark)));
}
