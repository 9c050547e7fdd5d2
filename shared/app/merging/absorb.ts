import type { Absorb } from '../../core/effect.ts';
import { customersOf } from '../../core/notices.ts';
import type { Ticket } from '../../core/ticket.ts';
import { RetryableError } from '../errors.ts';
import { type LoadedTicket, loadTicket } from '../load-ticket.ts';
import { type CommandServices, runCommand } from '../run-command.ts';
import { runOnHeir } from './heir.ts';

/** Tells the heir of a merged ticket what it takes over. Repeatable: the command's id is made of the merged ticket's. */
export async function absorb(services: CommandServices, { snapshot: { ticket } }: LoadedTicket, effect: Absorb): Promise<void> {
  await breakCircle(services, ticket.id, effect.into);
  const customers = customersOf(ticket);
  const outcome = await runOnHeir(services, effect.into, {
    type: 'absorb',
    from: ticket.id,
    subject: ticket.subject,
    customers,
    participants: [ticket.requester.email, ...ticket.participants],
    followers: followersOf(ticket),
    // A machine that asked waits for nobody.
    unanswered: customers.length > 0 && ticket.unansweredSince !== undefined,
    by: effect.by,
    commandId: `absorb-${ticket.id}`,
  });
  if (!outcome.ok) throw new RetryableError(`ticket ${effect.into} did not take over ${ticket.id}: ${outcome.rejection.code}`);
}

const followersOf = ({ owner, watchers = [] }: Ticket): readonly string[] => [
  ...new Set([...(owner === undefined ? [] : [owner]), ...watchers]),
];

/**
 * Two tickets that are merged into each other at the same moment see no obstacle in one another. Each is told so here, by whoever
 * comes first: of the tickets in a circle the one with the smallest id goes on.
 */
async function breakCircle(services: CommandServices, source: string, into: string): Promise<void> {
  const way: Ticket[] = [];
  let next: string | undefined = into;
  while (next !== undefined && !way.some(({ id }) => id === next)) {
    const loaded: LoadedTicket | undefined = await loadTicket(services, next);
    if (loaded === undefined) return;
    way.push(loaded.snapshot.ticket);
    next = loaded.snapshot.ticket.mergedInto;
  }
  if (next === undefined) return;
  const circle = way.slice(way.findIndex(({ id }) => id === next));
  const survivor = circle.reduce((least, one) => (one.id < least.id ? one : least));
  services.log.warn('tickets were merged in a circle', { source, circle: circle.map(({ id }) => id), survivor: survivor.id });
  // Who comes second finds it at another version, or on its way again.
  const commandId = `unmerge-${survivor.id}-${survivor.version}`;
  await runCommand(services, survivor.id, { type: 'unmerge', by: 'system', commandId }, { ifVersion: survivor.version });
}
