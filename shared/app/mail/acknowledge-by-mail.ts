/**
 * Acknowledges by a mail what the notice was about that it answers, in the name of the person whom it was sent to. What it says
 * besides stays with the staff.
 */
import type { CommandOf } from '../../core/command.ts';
import { defined } from '../../core/defined.ts';
import { laddersIn } from '../../core/fact.ts';
import { findPerson } from '../../core/organisation.ts';
import type { LadderKey } from '../../core/ticket.ts';
import { factsFrom } from '../history.ts';
import type { LoadedTicket } from '../load-ticket.ts';
import { runOnHeir } from '../merging/heir.ts';
import { messageIdOf } from '../open-ticket.ts';
import type { AttachmentRef } from '../ports.ts';
import type { Receipt } from '../receipt.ts';
import { type Outcome, runCommand } from '../run-command.ts';
import type { MailDecision } from './decide-mail.ts';
import type { Letter } from './letter.ts';
import { saveLetter } from './letter-message.ts';
import type { MailIntakeServices } from './mail-intake.ts';

type Acknowledging = Extract<MailDecision, { readonly action: 'acknowledged' }>;

/** Where nothing is left to acknowledge, or the ticket goes on as another one, what was said is still kept. */
export async function acknowledgeByMail(
  services: MailIntakeServices,
  { letter, answered, person }: Acknowledging,
  attachments: readonly AttachmentRef[],
): Promise<Outcome> {
  const { loaded, receipt } = answered;
  const note = noteIn(letter, person, attachments);
  const asked = { by: `agent:${person}`, commandId: letter.commandId } as const;
  const keep = (ticketId: string) => ({
    beforeCommit: async () => {
      if (note !== undefined)
        await saveLetter(services, letter, { ticketId, attachments, direction: 'internal', author: asked.by });
    },
  });
  const clocks = await clocksOf(services, loaded, receipt);
  const { id } = loaded.stored;
  const outcome = await runCommand(services, id, { type: 'acknowledge', clocks, ...asked, ...note }, keep(id));
  return outcome.ok || note === undefined ? outcome : runOnHeir(services, id, { type: 'note', ...asked, ...note }, keep);
}

type Note = Pick<CommandOf<'note'>, 'message' | 'author'>;

function noteIn(
  { saysNothing, commandId, configuration }: Letter,
  name: string,
  attachments: readonly AttachmentRef[],
): Note | undefined {
  if (saysNothing && attachments.length === 0) return undefined;
  const person = findPerson(configuration.organisation, name);
  return { message: messageIdOf(commandId), ...defined({ author: person?.id }) };
}

/** The clocks whose ladders a notice was about, cycle and all: an answer that comes late acknowledges no later promise. */
async function clocksOf(
  services: MailIntakeServices,
  { stored }: LoadedTicket,
  { facts }: Receipt,
): Promise<readonly LadderKey[]> {
  const history = await factsFrom(services, stored, Math.min(...facts));
  return laddersIn(history.filter(({ n }) => facts.includes(n)));
}
