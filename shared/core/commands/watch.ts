import type { CommandOf } from '../command.ts';
import type { Context } from '../context.ts';
import type { FactBody } from '../fact.ts';
import { findPerson } from '../organisation.ts';
import type { Rejection } from '../rejection.ts';
import type { Snapshot } from '../replay.ts';

/** Somebody is kept posted from now on, or no longer. To ask for what is so already changes nothing. */
export function watch(
  { person }: CommandOf<'watch'>,
  { ticket }: Snapshot,
  { organisation }: Context,
): readonly FactBody[] | Rejection {
  if (findPerson(organisation, person) === undefined) return { code: 'unknown-person', id: person, named: 'person' };
  return ticket.watchers?.includes(person) ? [] : [{ type: 'watched', watchers: [person] }];
}

/** Also for who has left: nobody has to work here to watch no more. */
export function unwatch({ person }: CommandOf<'unwatch'>, { ticket }: Snapshot): readonly FactBody[] {
  return ticket.watchers?.includes(person) ? [{ type: 'unwatched', watchers: [person] }] : [];
}
