import { personIn } from '../actor.ts';
import type { CommandOf } from '../command.ts';
import type { Context } from '../context.ts';
import { defined } from '../defined.ts';
import type { FactBody } from '../fact.ts';
import type { Rejection } from '../rejection.ts';
import type { Snapshot } from '../replay.ts';
import type { Ticket } from '../ticket.ts';
import { mayHandOver, withdrawn } from './hand-over.ts';

/** The end of an offer: whoever it was made to says yes or no, or it is taken back. */
export function acceptHandover({ by }: CommandOf<'accept-handover'>, { ticket }: Snapshot): readonly FactBody[] | Rejection {
  const offer = offerTo(by, ticket);
  const { owner: from } = ticket;
  return offer === undefined || from === undefined ? NONE : [{ type: 'handed-over', to: offer.to, from }];
}

export function declineHandover(
  { by, reason }: CommandOf<'decline-handover'>,
  { ticket }: Snapshot,
): readonly FactBody[] | Rejection {
  const offer = offerTo(by, ticket);
  return offer === undefined ? NONE : [{ type: 'handover-declined', to: offer.to, ...defined({ reason }) }];
}

export function withdrawHandover(
  { by }: CommandOf<'withdraw-handover'>,
  { ticket }: Snapshot,
  { organisation }: Context,
): readonly FactBody[] | Rejection {
  if (ticket.handover === undefined) return NONE;
  return mayHandOver(by, ticket, organisation) ? [withdrawn(ticket.handover)] : { code: 'not-theirs-to-hand-over' };
}

const NONE: Rejection = { code: 'no-handover' };

/** The open offer that somebody may answer; a program answers for whoever it is made to. */
function offerTo(by: CommandOf<'accept-handover'>['by'], { handover }: Ticket): Ticket['handover'] {
  const person = personIn(by);
  return person === undefined || person === handover?.to ? handover : undefined;
}
