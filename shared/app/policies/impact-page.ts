import { isOver, STATUSES } from '../../core/ticket.ts';
import { type Impact, impactOf } from '../../core/what-if/impact.ts';
import type { ConfigurationDraft } from '../ports.ts';
import type { TicketFilter } from '../ticket-filter.ts';
import { nextBatch, numbered, type TicketWithHistory, type WhatIfServices } from './past-tickets.ts';
import { isSelected, type Selection } from './selection.ts';

export type ImpactRequest = {
  readonly draft: ConfigurationDraft;
  readonly selection: Selection;
  readonly cursor?: string | undefined;
};

/** A ticket that a rebase would change. */
export type TicketImpact = Impact & Pick<TicketWithHistory, 'snapshot'>;

export type ImpactPage = {
  /** How many open tickets were looked at. */
  readonly examined: number;
  readonly tickets: readonly TicketImpact[];
  readonly nextCursor?: string;
};

/** A ticket can be rebased until it is closed. */
export const OPEN_TICKETS: TicketFilter = { status: STATUSES.filter((status) => !isOver(status)) };

const MOST_EXAMINED = 2_000;

/** What a rebase to the draft would do to the next open tickets, if it were made now. @throws InvalidCursorError */
export async function impactPage(
  services: WhatIfServices,
  request: ImpactRequest,
  most: number = MOST_EXAMINED,
): Promise<ImpactPage> {
  const { draft, selection, cursor } = request;
  const to = await numbered(services, draft.policySet);
  const tickets: TicketImpact[] = [];
  let examined = 0;
  let next = cursor;
  do {
    const batch = await nextBatch(services, OPEN_TICKETS, next);
    for (const { facts, policySet, snapshot } of batch.tickets.filter((one) => isSelected(one.snapshot.ticket, selection))) {
      examined += 1;
      const impact = impactOf(facts, { now: services.now(), from: policySet, to, organisation: draft.organisation });
      if (impact !== undefined && impact.clocks.length > 0) tickets.push({ ...impact, snapshot });
    }
    next = batch.nextCursor;
  } while (next !== undefined && examined < most);
  return { examined, tickets, ...(next === undefined ? {} : { nextCursor: next }) };
}
