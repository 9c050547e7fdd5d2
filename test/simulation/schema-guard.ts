/** Tickets as a release sees them: what a newer one has written it refuses to read, as the real store does. */
import { NewerSchemaError } from '../../shared/app/errors.ts';
import type { StoredTicket, TicketStore } from '../../shared/app/ports.ts';

/** The schema that each ticket was last written with, by its id. */
export type Schemas = Map<string, number>;

export type Guard = {
  /** The newest that the release knows. */
  readonly schema: number;
  readonly schemas: Schemas;
  readonly onRefused: (ticketId: string) => void;
};

export function guardSchema(tickets: TicketStore, { schema, schemas, onRefused }: Guard): TicketStore {
  const isNewer = (id: string): boolean => (schemas.get(id) ?? 0) > schema;
  const refusal = (id: string) => new NewerSchemaError(id, schemas.get(id) ?? 0);
  const check = (stored: StoredTicket | undefined): StoredTicket | undefined => {
    if (stored === undefined || !isNewer(stored.id)) return stored;
    onRefused(stored.id);
    throw refusal(stored.id);
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
        unreadable: [...unreadable, ...newer.map(({ id }) => refusal(id).message)],
      };
    },
  };
}
