/** Tickets as a release sees them: what a newer one has written it refuses to read, as the real store does. */
import { RetryableError } from '../../shared/app/errors.ts';
import type { StoredTicket, TicketStore } from '../../shared/app/ports.ts';

/** The schema that each ticket was last written with, by its id. */
export type Schemas = Map<string, number>;

export function guardSchema(tickets: TicketStore, schema: number, schemas: Schemas): TicketStore {
  const isNewer = (id: string): boolean => (schemas.get(id) ?? 0) > schema;
  const refusal = (id: string) => `${id} was written by a newer release (schema ${schemas.get(id)})`;
  const check = (stored: StoredTicket | undefined): StoredTicket | undefined => {
    if (stored !== undefined && isNewer(stored.id)) throw new RetryableError(refusal(stored.id));
    return stored;
  };
  return {
    ...tickets,
    load: async (id) => check(await tickets.load(id)),
    commit: async (ticket, expected, pages) => {
      const outcome = await tickets.commit(ticket, expected, pages);
      if (outcome === 'committed') schemas.set(ticket.id, schema);
      return outcome;
    },
    scanOpen: async (cursor) => {
      const { items, unreadable, ...rest } = await tickets.scanOpen(cursor);
      const newer = items.filter(({ id }) => isNewer(id));
      return {
        ...rest,
        items: items.filter((item) => !newer.includes(item)),
        unreadable: [...unreadable, ...newer.map(({ id }) => refusal(id))],
      };
    },
  };
}
