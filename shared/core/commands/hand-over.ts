import { type Actor, personIn } from '../actor.ts';
import type { CommandOf } from '../command.ts';
import type { Context } from '../context.ts';
import { defined } from '../defined.ts';
import type { FactBody } from '../fact.ts';
import { acceptWithinMs, findPerson, findTeam, isAbove, type Organisation } from '../organisation.ts';
import type { Rejection } from '../rejection.ts';
import type { Snapshot } from '../replay.ts';
import type { Ticket } from '../ticket.ts';

/** Asks somebody else to follow the ticket to its end. The owner keeps it until they say yes; of two offers the newer one counts. */
export function handOver(
  { to, note, by }: CommandOf<'hand-over'>,
  { ticket }: Snapshot,
  { organisation, now }: Context,
): readonly FactBody[] | Rejection {
  const { owner, handover } = ticket;
  if (findPerson(organisation, to) === undefined) return { code: 'unknown-person', id: to, named: 'to' };
  if (owner === undefined) return { code: 'no-owner' };
  if (to === owner) return { code: 'owner-already', id: to };
  if (!mayHandOver(by, ticket, organisation)) return { code: 'not-theirs-to-hand-over' };
  const until = now + acceptWithinMs(organisation);
  const replaced = handover === undefined || handover.to === to ? [] : [withdrawn(handover)];
  return [...replaced, { type: 'handover-offered', to, from: owner, until, ...defined({ note }) }];
}

export const withdrawn = ({ to }: NonNullable<Ticket['handover']>): FactBody => ({ type: 'handover-withdrawn', to });

/** The owner, the lead of the ticket's team, a superior of the owner; and programs, which act for people. */
export function mayHandOver(by: Actor, { owner, team }: Ticket, organisation: Organisation): boolean {
  const person = personIn(by);
  if (person === undefined || person === owner) return true;
  return findTeam(organisation, team)?.lead === person || isAbove(person, owner, organisation);
}
