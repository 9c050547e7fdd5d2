/** What time alone brings to a ticket, one thing after the other: each may change what comes next. */
import type { Instant } from '../../../shared/core/instant.ts';
import { dueLapses } from './acknowledging.ts';
import { type Due, ORDER_WITHIN_AN_INSTANT } from './due.ts';
import { dueSteps } from './due-steps.ts';
import { dueOffer } from './handover.ts';
import type { ModelTicket } from './model-ticket.ts';
import { close, endHold } from './ticket-changes.ts';

export function passTime(ticket: ModelTicket, until: Instant): void {
  ticket.doer = undefined;
  for (;;) {
    const [next] = [...dueByStatus(ticket), ...dueOffer(ticket), ...dueLapses(ticket), ...dueSteps(ticket)].toSorted(
      (one, other) => one.at - other.at || one.rank - other.rank,
    );
    if (next === undefined || next.at > until) return;
    next.happen();
  }
}

function dueByStatus(ticket: ModelTicket): readonly Due[] {
  const { status, hold, statusSince, changedAt, inForce } = ticket;
  if (hold?.until !== undefined) {
    const at = hold.until;
    return [{ at, rank: ORDER_WITHIN_AN_INSTANT['hold-ends'], happen: () => endHold(ticket, at, 'until') }];
  }
  const { afterConfirmedMs, afterResolvedMs } = inForce.policySet.closing;
  const waits = status === 'confirmed' ? afterConfirmedMs : status === 'resolved' ? afterResolvedMs : undefined;
  if (waits === undefined) return [];
  const at = Math.max(statusSince + waits, changedAt);
  const because = status === 'confirmed' ? 'confirmed' : 'silence';
  return [{ at, rank: ORDER_WITHIN_AN_INSTANT.closes, happen: () => close(ticket, at, because) }];
}
