/**
 * What a customer says on their page, or through a portal, is a command like any other, in their name. What is said on a ticket that
 * was merged meanwhile reaches the one it goes on as.
 */
import { HOUR_MS } from '../../core/instant.ts';
import { runOnHeir } from '../merging/heir.ts';
import { messageIdOf } from '../open-ticket.ts';
import { countOne } from '../rate-counter.ts';
import type { CommandServices, Outcome } from '../run-command.ts';
import type { Services } from '../services.ts';
import { commandFor, type Deed } from './deed.ts';
import type { Visit } from './enter.ts';

type DeedServices = CommandServices & Pick<Services, 'rates'> & { readonly messages: Pick<Services['messages'], 'save'> };

export type DeedOutcome = Outcome | { readonly ok: false; readonly rejection: { readonly code: 'too-often' } };

/** More than a person sends in an hour, and few enough that a program does no harm. */
const MOST_AN_HOUR = 20;

/** @param command its id, and whether it was made for this request alone: what has one id is done once */
export async function doDeed(
  services: DeedServices,
  { grant, customer }: Visit,
  asked: Deed,
  { commandId, fresh }: { readonly commandId: string; readonly fresh: boolean },
): Promise<DeedOutcome> {
  const sent = await countOne(services, `request:${grant.ticketId}:${grant.participant}`, HOUR_MS);
  if (sent > MOST_AN_HOUR) return { ok: false, rejection: { code: 'too-often' } };
  const { organisation } = await services.configuration.current();
  const message = messageIdOf(commandId);
  const by = `requester:${customer.email}` as const;
  const command = { ...commandFor(asked, { message, customer, organisation }), by, commandId };
  return runOnHeir(services, grant.ticketId, command, (ticketId) => ({
    fresh,
    beforeCommit: async () => {
      if (asked.deed !== 'reply') return;
      const said = { direction: 'in', channel: 'link', author: by, text: asked.text } as const;
      await services.messages.save({ id: message, ticketId, at: services.now(), ...said });
    },
  }));
}
