import { defined } from '../core/defined.ts';
import { type DurationMs, SECOND_MS } from '../core/instant.ts';
import { replayStored } from './load-ticket.ts';
import type { DueEntry, StoredTicket } from './ports.ts';
import type { Services } from './services.ts';
import { dueAtOf } from './stored-ticket.ts';
import { auditEndpoints, type EndpointAuditServices, removeStrayOfEndpoint } from './subscriptions/audit-endpoints.ts';
import { subscriptionIdOf } from './subscriptions/subscription.ts';

export type AuditServices = EndpointAuditServices & Pick<Services, 'tickets' | 'configuration' | 'metrics' | 'settings'>;

/** `checked` counts tickets; `endpoints` are those of subscriptions that were put back. */
export type AuditReport = {
  readonly checked: number;
  readonly repaired: number;
  readonly endpoints: number;
  readonly strays: number;
};

const PAGE = 1_000;

/** An entry that is missing is looked for once more: the index follows its table, by milliseconds as a rule. */
const INDEX_FOLLOWS_MS: DurationMs = 5 * SECOND_MS;

/**
 * Looks at every ticket that is not closed, or closed and yet due (an alarm outlives its ticket), at every webhook subscription, and
 * at every entry of the due index, and mends what does not fit: a due instant that does not follow from the history, an entry that is
 * missing, an entry that was left behind. Finds nothing where the index is sound.
 */
export async function audit(services: AuditServices): Promise<AuditReport> {
  const tickets = await auditTickets(services);
  const endpoints = await auditEndpoints(services);
  const strays = await auditIndex(services);
  const mended = tickets.repaired + endpoints + strays;
  if (mended > 0) services.metrics.count('IndexRepaired', mended);
  return { ...tickets, endpoints, strays };
}

async function auditTickets(services: AuditServices): Promise<{ readonly checked: number; readonly repaired: number }> {
  let checked = 0;
  let repaired = 0;
  let cursor: string | undefined;
  do {
    const page = await services.tickets.scanOpen(cursor);
    for (const problem of page.unreadable) services.log.error('a ticket is damaged', { problem });
    const mended = await Promise.all(page.items.map((stored) => auditTicket(services, stored)));
    checked += mended.length;
    repaired += mended.filter(Boolean).length;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return { checked, repaired };
}

/** One ticket that cannot be read must not keep the rest from being audited. */
async function auditTicket(services: AuditServices, stored: StoredTicket): Promise<boolean> {
  try {
    return await repair(services, stored);
  } catch (error) {
    services.log.error('a ticket could not be audited', { ticketId: stored.id, error });
    return false;
  }
}

async function repair(services: AuditServices, stored: StoredTicket): Promise<boolean> {
  const { snapshot, policySet } = await replayStored(services, stored);
  const dueAt = dueAtOf(stored, { after: snapshot, policySet, now: services.now() });
  // What is due already, and what is backing off after failures, is as it should be even if a moment earlier.
  const fits =
    dueAt === stored.dueAt || (stored.dueAt !== undefined && (stored.outbox.length > 0 || stored.failures !== undefined));
  if (fits && (await isListed(services, stored))) return false;
  services.log.warn('a ticket is due at another time than the index says', { ticketId: stored.id, dueAt, indexed: stored.dueAt });
  return rewrite(services, stored, fits ? stored.dueAt : dueAt);
}

async function isListed({ dueIndex, wait }: AuditServices, { id: ticketId, dueAt }: StoredTicket): Promise<boolean> {
  if (dueAt === undefined || (await dueIndex.has({ ticketId, dueAt }))) return true;
  await wait(INDEX_FOLLOWS_MS);
  return dueIndex.has({ ticketId, dueAt });
}

/** A conflict means that somebody has just written the ticket, and its entry with it. */
async function rewrite(services: AuditServices, stored: StoredTicket, dueAt: number | undefined): Promise<boolean> {
  const { dueAt: _, ...rest } = stored;
  const next: StoredTicket = { ...rest, revision: stored.revision + 1, ...defined({ dueAt }) };
  return (await services.tickets.commit(next, stored.revision)) === 'committed';
}

async function auditIndex(services: AuditServices): Promise<number> {
  let strays = 0;
  for (let shard = 0; shard < services.dueIndex.shards; shard += 1) strays += await auditShard(services, shard);
  return strays;
}

/** Only what is overdue: an entry further ahead that is wrong will be seen when its time has come. */
async function auditShard(services: AuditServices, shard: number): Promise<number> {
  const before = services.now() - services.settings.timing.overdueGraceMs;
  const entries = await services.dueIndex.query(shard, 0, before, PAGE);
  const removed = await Promise.all(entries.map((entry) => removeStray(services, entry)));
  return removed.filter(Boolean).length;
}

/** Writing the ticket with the stray entry and then without it makes the engine take the entry out. */
async function removeStray(services: AuditServices, entry: DueEntry): Promise<boolean> {
  if (subscriptionIdOf(entry.ticketId) !== undefined) return removeStrayOfEndpoint(services, entry);
  const stored = await services.tickets.load(entry.ticketId);
  if (stored === undefined || stored.dueAt === entry.dueAt) return false;
  if (!(await rewrite(services, stored, entry.dueAt))) return false;
  const touched = await services.tickets.load(entry.ticketId);
  return touched !== undefined && (await rewrite(services, touched, stored.dueAt));
}
