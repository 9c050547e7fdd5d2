import type { ImpactBody } from '../../../shared/api/schemas/analyses.ts';
import { toIso } from '../../../shared/app/iso.ts';
import type { ImpactPage, TicketImpact } from '../../../shared/app/policies/impact-page.ts';
import { defined } from '../../../shared/core/defined.ts';
import { SECOND_MS } from '../../../shared/core/instant.ts';
import { referenceOf } from '../../../shared/core/reference.ts';
import type { Clock } from '../../../shared/core/sla/clock.ts';
import { ladderKey } from '../../../shared/core/ticket.ts';

type TicketBody = ImpactBody['tickets'][number];
type ClockBody = TicketBody['clocks'][number];

export const presentImpact = ({ examined, tickets, nextCursor }: ImpactPage): ImpactBody => ({
  examined,
  tickets: tickets.map(presentTicket),
  nextCursor: nextCursor ?? null,
});

function presentTicket({ snapshot, clocks, breachedAtOnce, told }: TicketImpact): TicketBody {
  const { id, subject, priority, team, policyVersion } = snapshot.ticket;
  const presented = clocks.flatMap(presentClocks);
  return {
    id,
    reference: referenceOf(id),
    subject,
    priority,
    ...defined({ team }),
    policyVersion,
    clocks: presented,
    breachedAtOnce: presented
      .filter((clock) => breachedAtOnce.includes(ladderKey(clock)))
      .map(({ metric, cycle }) => ({ metric, cycle })),
    told: [...told],
  };
}

/** On one side at least there is a clock. */
function presentClocks({ before, after }: TicketImpact['clocks'][number]): readonly ClockBody[] {
  const named = after ?? before;
  if (named === undefined) return [];
  const { metric, cycle } = named;
  return [{ metric, cycle, before: before ? presentClock(before) : null, after: after ? presentClock(after) : null }];
}

const presentClock = ({ state, dueAt, targetMs, rule }: Clock): NonNullable<ClockBody['before']> => ({
  state,
  dueAt: toIso(dueAt),
  targetSeconds: targetMs / SECOND_MS,
  rule,
});
