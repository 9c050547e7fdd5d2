import type { StoredTicket, TicketIndex } from '../../shared/app/ports.ts';
import type { Fact } from '../../shared/core/fact.ts';
import type { Instant } from '../../shared/core/instant.ts';

export const MONDAY: Instant = Date.parse('2026-03-02T09:00:00Z');

/** Ids that look like real ones and sort by `n`. */
export const ticketId = (n: number): string => `7k3m9q${String(n).padStart(4, '0')}`;

type Changes = Partial<Omit<StoredTicket, 'index'>> & { readonly index?: Partial<TicketIndex> };

export function storedTicket({ index, ...changes }: Changes = {}): StoredTicket {
  const id = changes.id ?? ticketId(1);
  return {
    revision: 1,
    facts: [openedFact(id)],
    outbox: [],
    ...changes,
    id,
    index: { status: 'open', priority: 'P3', requester: 'cora@customer.example', openedAt: MONDAY, changedAt: MONDAY, ...index },
  };
}

export function openedFact(id: string, subject = 'The printer is on fire'): Fact {
  return {
    type: 'opened',
    id,
    subject,
    requester: { email: 'cora@customer.example', name: 'Cora' },
    language: 'en',
    priority: 'P3',
    channel: 'api',
    policyVersion: 1,
    n: 1,
    at: MONDAY,
    by: 'api:test',
    command: 'open-1',
  };
}

export function repliedFact(n: number): Fact {
  return { type: 'replied', message: `m${n}`, n, at: MONDAY + n * 1_000, by: 'agent:lee', command: `reply-${n}` };
}

/** The next revision of a ticket. */
export function revised(ticket: StoredTicket, { index, ...changes }: Changes): StoredTicket {
  return { ...ticket, revision: ticket.revision + 1, ...changes, index: { ...ticket.index, ...index } };
}
