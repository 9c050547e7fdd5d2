/** What changes on a ticket, whoever brings it about: people, their customers, a level of a ladder, or time. */
import type { Instant } from '../../../shared/core/instant.ts';
import type { Status } from '../../../shared/core/ticket.ts';
import { type ModelTicket, say, tellClocks } from './model-ticket.ts';
import { rearming } from './rearming.ts';

export function enterStatus(ticket: ModelTicket, at: Instant, status: Status): void {
  ticket.status = status;
  ticket.statusSince = at;
  ticket.hold = undefined;
}

export function endHold(ticket: ModelTicket, at: Instant, because: string): void {
  enterStatus(ticket, at, 'open');
  say(ticket, at, `resumed ${because}`);
  tellClocks(ticket, at, 'hold');
}

export function leaveHold(ticket: ModelTicket, at: Instant, because: string): void {
  if (ticket.hold !== undefined) endHold(ticket, at, because);
}

export function close(ticket: ModelTicket, at: Instant, because: string): void {
  end(ticket, at, 'closed', because);
}

/** Nobody is to take it over any more. */
export function end(ticket: ModelTicket, at: Instant, status: 'closed' | 'merged', how: string): void {
  enterStatus(ticket, at, status);
  ticket.offer = undefined;
  say(ticket, at, `${status} ${how}`);
  tellClocks(ticket, at, 'closed');
}

export function reopen(ticket: ModelTicket, at: Instant, because: string): void {
  rearming(ticket, at, () => {
    enterStatus(ticket, at, 'open');
    say(ticket, at, `reopened ${because}`);
    ticket.hurried.clear();
    tellClocks(ticket, at, 'reopened', { isReturn: because === 'merged-in-circle' });
  });
}

type Assignment = { readonly assignee?: string | undefined; readonly team?: string | undefined };

export function assign(ticket: ModelTicket, at: Instant, to: Assignment): void {
  const team = to.team ?? ticket.team;
  const assignee = to.assignee ?? (team === ticket.team ? ticket.assignee : undefined);
  if (team === ticket.team && assignee === ticket.assignee) return;
  rearming(ticket, at, () => {
    ticket.team = team;
    ticket.assignee = assignee;
    say(ticket, at, `assigned ${to.assignee ?? '-'} ${to.team ?? '-'}`);
    if (to.assignee !== undefined && to.assignee === ticket.doer) takeUp(ticket);
    tellClocks(ticket, at, 'regraded');
  });
}

export function grade(ticket: ModelTicket, at: Instant, priority: string): void {
  if (priority === ticket.priority) return;
  rearming(ticket, at, () => {
    say(ticket, at, `priority-changed ${ticket.priority} ${priority}`);
    ticket.priority = priority;
    tellClocks(ticket, at, 'regraded');
  });
}

export function watch(ticket: ModelTicket, at: Instant, people: readonly string[]): void {
  const watchers = people.filter((name) => !ticket.watchers.includes(name));
  if (watchers.length === 0) return;
  ticket.watchers = [...ticket.watchers, ...watchers];
  say(ticket, at, `watched [${watchers.join(' ')}]`);
}

/** The first to answer, or to take the ticket, follows it to its end. */
export function takeUp(ticket: ModelTicket): void {
  ticket.owner ??= ticket.doer;
}
