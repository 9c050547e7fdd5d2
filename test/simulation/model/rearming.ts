/** A deadline that another rule moves ahead arms its ladder anew: what has fired fires again when its time comes. */
import type { Mark } from '../../../shared/core/escalation/ladder.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { comesToIfGoingOn } from './ladder-instants.ts';
import { nameOf, stepsOf } from './ladder-steps.ts';
import type { ModelTicket } from './model-ticket.ts';
import type { PromiseClock } from './promise-clock.ts';

type Standing = { readonly policy: string; readonly reachedAt: Instant | undefined };

/** Carries out a change that may put the ticket under another rule. */
export function rearming(ticket: ModelTicket, at: Instant, change: () => void): void {
  const before = standings(ticket, at);
  change();
  rearm(ticket, at, before);
}

/** Where every step of every ladder stands now, whether its clock goes on or not. */
function standings(ticket: ModelTicket, now: Instant): ReadonlyMap<string, Standing> {
  const steps = ticket.clocks.all.flatMap((clock) =>
    stepsOf(clock, ticket.inForce.policySet)
      .flat()
      .map(({ key, mark }) => {
        const standing = { policy: policyOf(ticket, clock), reachedAt: comesToIfGoingOn(ticket, clock, mark, now) };
        return [key, standing] as const;
      }),
  );
  return new Map(steps);
}

const policyOf = ({ inForce }: ModelTicket, { rule }: PromiseClock): string => `${inForce.version} ${rule}`;

function rearm(ticket: ModelTicket, at: Instant, before: ReadonlyMap<string, Standing>): void {
  const { clocks, inForce, fired, hurried, acknowledgements } = ticket;
  for (const clock of clocks.all.filter(({ endedAt, metric }) => endedAt === undefined || metric === 'solution')) {
    const isMovedAhead = (mark: Mark, was: Standing | undefined): boolean => {
      const is = comesToIfGoingOn(ticket, clock, mark, at);
      const isAhead = is === undefined || is > (clock.endedAt ?? at);
      return isAhead && was?.policy !== policyOf(ticket, clock) && was?.reachedAt !== is;
    };
    for (const { key, mark } of stepsOf(clock, inForce.policySet).flat()) {
      if (!fired.has(key) || !isMovedAhead(mark, before.get(key))) continue;
      fired.delete(key);
      hurried.delete(nameOf(clock));
      acknowledgements.keepTime(nameOf(clock));
    }
  }
}
