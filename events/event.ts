import * as z from 'zod';
import { STATUSES } from '../shared/core/ticket.ts';
import { instant, personId, priority } from './parts.ts';

/**
 * What every event on the bus says. Events are thin: they name what changed and carry no text, name or address of a person,
 * so that any number of systems may listen. Within a schema version fields are only added: ignore what you don't know.
 */
const envelope = {
  schemaVersion: z.literal(1),
  /** `<ticketId>#<n>`: the same for every delivery of one event, which may come more than once. */
  id: z.string().regex(/^[0-9a-z]{10}#[1-9]\d*$/),
  ticketId: z.string(),
  reference: z.string(),
  /** Number in the ticket's history; events of one ticket can be put in order by it. */
  n: z.int().positive(),
  at: instant,
  /** `system`, `requester`, `agent:<person id>`, `api:<key name>` or `webhook:<source>`. */
  by: z.string().regex(/^(system|requester|(agent|api|webhook)(:[^@]+)?)$/),
  /** The ticket right after this change; of what the change did not touch, possibly a little later. */
  status: z.enum(STATUSES),
  priority,
  team: z.string().optional(),
  assignee: personId.optional(),
};

export const event = <T extends `ticket.${string}`, S extends z.ZodRawShape>(type: T, own: S) =>
  z.object({ ...envelope, type: z.literal(type), ...own });
