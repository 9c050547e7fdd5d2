/** The offer of a ticket to another owner, and what becomes of it. */
import type { CommandBody } from '../../../shared/core/command.ts';
import { HOUR_MS, type Instant } from '../../../shared/core/instant.ts';
import { type Due, ORDER_WITHIN_AN_INSTANT } from './due.ts';
import { type ModelTicket, say } from './model-ticket.ts';

export type HandoverCommand = Extract<
  CommandBody,
  { type: 'hand-over' | 'accept-handover' | 'decline-handover' | 'withdraw-handover' }
>;
const HANDOVER: readonly string[] = ['hand-over', 'accept-handover', 'decline-handover', 'withdraw-handover'];

export const isHandover = (body: { readonly type: string }): body is HandoverCommand => HANDOVER.includes(body.type);

export function hands(ticket: ModelTicket, at: Instant, body: HandoverCommand) {
  const { offer, owner, policies } = ticket;
  switch (body.type) {
    case 'hand-over':
      if (offer !== undefined && offer.to !== body.to) say(ticket, at, `handover-withdrawn ${offer.to}`);
      ticket.offer = { to: body.to, until: at + (policies.organisation.ownership?.acceptWithinMs ?? HOUR_MS) };
      return say(ticket, at, `handover-offered ${body.to} ${owner}`);
    case 'accept-handover':
      ticket.owner = offer?.to;
      ticket.assignee = offer?.to;
      return endOffer(ticket, at, `handed-over ${offer?.to} ${owner}`);
    case 'decline-handover':
      return endOffer(ticket, at, `handover-declined ${offer?.to}`);
    case 'withdraw-handover':
      return endOffer(ticket, at, `handover-withdrawn ${offer?.to}`);
  }
}

function endOffer(ticket: ModelTicket, at: Instant, what: string): void {
  ticket.offer = undefined;
  say(ticket, at, what);
}

export function dueOffer(ticket: ModelTicket): readonly Due[] {
  const { offer, changedAt } = ticket;
  if (offer === undefined) return [];
  const at = Math.max(offer.until, changedAt);
  const rank = ORDER_WITHIN_AN_INSTANT['offer-lapses'];
  return [{ at, rank, happen: () => endOffer(ticket, at, `handover-lapsed ${offer.to}`) }];
}
