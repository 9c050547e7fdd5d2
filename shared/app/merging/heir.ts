/**
 * Where things for a merged ticket belong: to its heir, the ticket that it goes on as, or the one that this goes on as. Customers,
 * mail programs and other systems go on using the reference that they know.
 */
import type { Command } from '../../core/command.ts';
import { RetryableError } from '../errors.ts';
import { type LoadedTicket, type LoadServices, loadTicket } from '../load-ticket.ts';
import { type CommandOptions, type CommandServices, type Outcome, runCommand } from '../run-command.ts';

/** Nobody merges a matter so often; a longer way is a circle that has not been broken yet. */
const MOST_MERGES = 50;

/** @throws RetryableError while the ticket is one of a circle */
export async function findHeir(services: LoadServices, loaded: LoadedTicket): Promise<LoadedTicket> {
  let heir = loaded;
  for (let merges = 0; merges < MOST_MERGES; merges += 1) {
    const { mergedInto } = heir.snapshot.ticket;
    const next = mergedInto === undefined ? undefined : await loadTicket(services, mergedInto);
    if (next === undefined) return heir;
    heir = next;
  }
  throw circular(loaded.stored.id);
}

/**
 * Carries a command out on the ticket, or on its heir. What the ticket had been told before it was merged is known there, so a
 * command that is repeated afterwards is not carried out a second time.
 * @param options for the ticket of that id
 * @throws RetryableError while the ticket is one of a circle
 */
export async function runOnHeir(
  services: CommandServices,
  ticketId: string,
  command: Command,
  options: (ticketId: string) => CommandOptions = () => ({}),
): Promise<Outcome> {
  let id = ticketId;
  for (let merges = 0; merges < MOST_MERGES; merges += 1) {
    const outcome = await runCommand(services, id, command, options(id));
    if (outcome.ok || outcome.rejection.code !== 'merged') return outcome;
    id = outcome.rejection.into;
  }
  throw circular(ticketId);
}

const circular = (ticketId: string): RetryableError => new RetryableError(`ticket ${ticketId} was merged in a circle`);
