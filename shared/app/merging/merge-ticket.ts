import type { Command, CommandOf } from '../../core/command.ts';
import { loadTicket } from '../load-ticket.ts';
import { type CommandOptions, type CommandServices, type Outcome, type Refusal, runCommand } from '../run-command.ts';
import { findHeir } from './heir.ts';

/**
 * Lets a ticket go on as another one. The other one is looked at first, since a decision knows one ticket only; it takes over by
 * what the write of the first leaves in its outbox, so a crash between the two loses nothing.
 */
export async function mergeTicket(
  services: CommandServices,
  ticketId: string,
  command: CommandOf<'merge'>,
  options: CommandOptions = {},
): Promise<Outcome> {
  const loaded = await loadTicket(services, ticketId);
  const isNew = loaded !== undefined && loaded.snapshot.ticket.mergedInto === undefined;
  const obstacle = isNew ? await findObstacle(services, ticketId, command) : undefined;
  if (obstacle !== undefined) return { ok: false, rejection: obstacle };
  return runCommand(services, ticketId, command satisfies Command, { ...options, loaded });
}

async function findObstacle(
  services: CommandServices,
  ticketId: string,
  { into }: CommandOf<'merge'>,
): Promise<Refusal | undefined> {
  // The core says why that is nonsense.
  if (into === ticketId) return undefined;
  const target = await loadTicket(services, into);
  if (target === undefined) return { code: 'unknown-target' };
  if (target.snapshot.ticket.mergedInto === undefined) return undefined;
  return { code: 'target-merged', into: (await findHeir(services, target)).stored.id };
}
