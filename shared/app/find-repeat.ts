import type { Command } from '../core/command.ts';
import type { Snapshot } from '../core/replay.ts';
import { factsFrom } from './history.ts';
import type { LoadedTicket } from './load-ticket.ts';
import { type PastServices, replayPast } from './replay-past.ts';
import type { Services } from './services.ts';

/** `past`: the ticket right after the command was first carried out. `reused`: the caller took the id for something else before. */
export type Repeat = { readonly past: Snapshot } | 'reused';

type Known = { readonly id: string; readonly n: number };

/**
 * Recognises a command that has been carried out before, however long ago: the item remembers what its own facts and the opening
 * were caused by, the archive the rest. A command id is `<identity>.<fingerprint of what was asked>`: the same identity with
 * another fingerprint is a mistake of the caller.
 * @param fresh the id was made for this very request, so the archive cannot have it
 */
export async function findRepeat(
  services: PastServices,
  loaded: LoadedTicket,
  command: Pick<Command, 'commandId'>,
  fresh: boolean,
): Promise<Repeat | undefined> {
  const { commandId } = command;
  if (commandId === undefined) return undefined;
  const known = inItem(loaded, commandId) ?? (fresh ? undefined : await inArchive(services, loaded, commandId));
  if (known === undefined) return undefined;
  if (known.id !== commandId) return 'reused';
  const past = await replayPast(services, loaded.stored, (fact) => fact.n <= known.n);
  return past && { past: past.snapshot };
}

function inItem({ snapshot: { ticket } }: LoadedTicket, commandId: string): Known | undefined {
  const n = ticket.commands[commandId];
  if (n !== undefined) return { id: commandId, n };
  const other = Object.entries(ticket.commands).find(([id]) => sameIdentity(id, commandId));
  return other && { id: other[0], n: other[1] };
}

async function inArchive(
  services: Pick<Services, 'tickets'>,
  { stored }: LoadedTicket,
  commandId: string,
): Promise<Known | undefined> {
  if (stored.snapshot === undefined) return undefined;
  const facts = await factsFrom(services, stored, 1);
  const last = facts.findLast(({ command }) => command !== undefined && sameIdentity(command, commandId));
  return last?.command === undefined ? undefined : { id: last.command, n: last.n };
}

const sameIdentity = (one: string, other: string): boolean => one.split('.')[0] === other.split('.')[0];
