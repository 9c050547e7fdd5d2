/** What each command does to a ticket on which it was accepted. */
import type { CommandBody } from '../../../shared/core/command.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { acknowledge } from './acknowledging.ts';
import { hands, isHandover } from './handover.ts';
import { type ModelTicket, say, tellClocks } from './model-ticket.ts';
import { type Rebase, rebase } from './rebasing.ts';
import { assign, close, end, endHold, enterStatus, grade, leaveHold, reopen, takeUp, watch } from './ticket-changes.ts';
import { undelivered } from './undelivered.ts';

export type Order = CommandBody | Rebase;

type CommandOf<Type extends CommandBody['type']> = Extract<CommandBody, { type: Type }>;

/** @param by a person's id, an address, or a program */
export function carryOut(ticket: ModelTicket, at: Instant, by: string, body: Order) {
  ticket.doer = by.includes(':') || by.includes('@') ? undefined : by;
  if (isHandover(body)) return hands(ticket, at, body);
  switch (body.type) {
    case 'acknowledge':
      return acknowledge(ticket, at, by, body.metric);
    case 'reply':
      return reply(ticket, at, body);
    case 'note':
      return say(ticket, at, 'noted');
    case 'customer-reply':
      return customerWrites(ticket, at, body.thanks === true);
    case 'assign':
      return assign(ticket, at, body);
    case 'change-priority':
      return grade(ticket, at, body.priority);
    case 'hold':
      return hold(ticket, at, body);
    case 'resume':
      return endHold(ticket, at, 'asked');
    case 'propose-solution':
      return solve(ticket, at, 'solution-proposed', true);
    case 'resolve':
      return solve(ticket, at, 'resolved', body.message !== undefined);
    case 'confirm':
      enterStatus(ticket, at, 'confirmed');
      return say(ticket, at, 'confirmed');
    case 'reopen':
      return reopen(ticket, at, body.because ?? 'asked');
    case 'close':
      leaveHold(ticket, at, 'closed');
      return close(ticket, at, 'asked');
    case 'rebase':
      return rebase(ticket, at, body);
    default:
      return carryOutRarer(ticket, at, body);
  }
}

/** What befalls few tickets: merging, followers, complaints, ratings, and mails that come back. */
function carryOutRarer(ticket: ModelTicket, at: Instant, body: CommandBody) {
  switch (body.type) {
    case 'merge':
      leaveHold(ticket, at, 'merged');
      return end(ticket, at, 'merged', body.into);
    case 'absorb':
      return absorb(ticket, at, body);
    case 'unmerge':
      return reopen(ticket, at, 'merged-in-circle');
    case 'watch':
      return watch(ticket, at, [body.person]);
    case 'complain':
      say(ticket, at, 'complained');
      return tellClocks(ticket, at, 'complained');
    case 'rate':
      say(ticket, at, 'rated');
      return tellClocks(ticket, at, 'rated', { score: body.score });
    case 'renew-link':
      return say(ticket, at, 'link-requested');
    case 'report-undelivered':
      return undelivered(ticket, at, body);
    default:
      throw new Error(`the model does not know the command ${body.type}`);
  }
}

function reply(ticket: ModelTicket, at: Instant, { automatic }: CommandOf<'reply'>): void {
  say(ticket, at, 'replied');
  if (automatic) return;
  takeUp(ticket);
  tellClocks(ticket, at, 'answered');
}

function customerWrites(ticket: ModelTicket, at: Instant, thanks: boolean): void {
  const isOver = ['resolved', 'confirmed', 'closed'].includes(ticket.status);
  const onlyThanks = thanks && (isOver || ticket.status === 'solution-proposed');
  if (ticket.status === 'on-hold') endHold(ticket, at, 'customer-replied');
  if (isOver && !onlyThanks) reopen(ticket, at, 'customer-replied');
  say(ticket, at, onlyThanks ? 'customer-replied thanks' : 'customer-replied');
  if (!onlyThanks) tellClocks(ticket, at, 'asked');
}

function hold(ticket: ModelTicket, at: Instant, { reason, until }: CommandOf<'hold'>): void {
  enterStatus(ticket, at, 'on-hold');
  ticket.hold = { reason, until };
  say(ticket, at, `held ${reason}`);
  tellClocks(ticket, at, 'hold');
}

/** @param answers whether the customer reads of it */
function solve(ticket: ModelTicket, at: Instant, status: 'resolved' | 'solution-proposed', answers: boolean): void {
  leaveHold(ticket, at, 'solved');
  enterStatus(ticket, at, status);
  say(ticket, at, status);
  if (answers) takeUp(ticket);
  if (answers) tellClocks(ticket, at, 'answered');
  tellClocks(ticket, at, 'solved');
}

function absorb(ticket: ModelTicket, at: Instant, { from, followers, unanswered }: CommandOf<'absorb'>): void {
  say(ticket, at, `absorbed ${from}`);
  watch(ticket, at, followers);
  if (unanswered && (ticket.status === 'open' || ticket.status === 'on-hold')) tellClocks(ticket, at, 'asked');
}
