/**
 * What a ticket's history has to be, from the commands that were accepted and the instants at which they were, and from nothing else
 * of the engine: it shares no code with `decide`, `happening` or the tracks. It says each fact in one line, so that a difference can be
 * read by a person.
 */
import type { Instant } from '../../../shared/core/instant.ts';
import { carryOut, type Order } from './commands.ts';
import { type Line, openTicket, type Policies } from './model-ticket.ts';
import { passTime } from './passing-time.ts';

export type Input = {
  readonly at: Instant;
  /** Who asked: a person's id, an address, or a program. */
  readonly by: string;
  readonly body: Order;
  /** Of an opening: the version that was in force. */
  readonly policyVersion?: number;
};

/** @param until what time does after the last command is told up to this instant */
export function expectedHistory(inputs: readonly Input[], until: Instant, policies: Policies): readonly Line[] {
  const [first, ...others] = inputs;
  if (first?.body.type !== 'open') return [];
  const ticket = openTicket(first.body, first.at, first.policyVersion ?? 1, policies);
  for (const { at, by, body } of others) {
    passTime(ticket, at);
    carryOut(ticket, at, by, body);
  }
  passTime(ticket, until);
  return ticket.lines;
}
