/**
 * Answers to mails about a ladder: they acknowledge what that mail was about, in the name of the person whom it was sent to, and
 * what they say stays with the staff. Nobody else's answer does, and none whose sender is not believed.
 */
import type { CommandOf } from '../../core/command.ts';
import { defined } from '../../core/defined.ts';
import { isAboutLadder } from '../../core/effect.ts';
import { laddersIn } from '../../core/fact.ts';
import { nameInNotice } from '../../core/notices.ts';
import { findPerson, findPersonByEmail } from '../../core/organisation.ts';
import type { LadderKey } from '../../core/ticket.ts';
import { factsFrom } from '../history.ts';
import { type LoadedTicket, loadTicket } from '../load-ticket.ts';
import { runOnHeir } from '../merging/heir.ts';
import { messageIdOf } from '../open-ticket.ts';
import type { AttachmentRef } from '../ports.ts';
import type { Receipt } from '../receipt.ts';
import { type Outcome, runCommand } from '../run-command.ts';
import { sameSecret } from '../same-secret.ts';
import { saveLetter } from './letter-message.ts';
import type { Letter, MailIntakeServices, MailOutcome } from './mail-intake.ts';
import { addressesOf, isCustomer, maySpeak, noticeAddressesOf } from './mail-thread.ts';
import { park } from './park-mail.ts';
import { mailIdentity, makeNoticeAddress, readOwnMessageId, readReplyAddress } from './reply-address.ts';

/** A notice that a mail answers. */
export type AnsweredNotice = { readonly loaded: LoadedTicket; readonly receipt: Receipt };

/**
 * The notice about a ladder that a mail answers: by the address that it was sent to, or, where a colleague's mail program answers
 * to the sender instead, by the mail that it refers to. A customer who was given the address writes as a customer.
 */
export async function answerToNotice(services: MailIntakeServices, letter: Letter): Promise<AnsweredNotice | undefined> {
  const named = (await byAddress(services, letter)) ?? (await byMessageId(services, letter));
  const loaded = named && (await loadTicket(services, named.ticketId));
  if (named === undefined || loaded === undefined) return undefined;
  const isMeant = sentTo(named, letter) || staffId(letter) !== undefined;
  return isMeant || !isCustomer(loaded.snapshot.ticket, letter.sender) ? { loaded, receipt: named } : undefined;
}

async function byAddress(services: MailIntakeServices, letter: Letter): Promise<Receipt | undefined> {
  const { inboundDomain: domain } = letter.configuration.mail;
  const key = await services.secrets.signingKey();
  for (const { address, ticketId } of noticeAddressesOf(letter, domain)) {
    const receipts = await services.receipts.list(ticketId);
    const found = receipts.find(({ id }) => sameSecret(address, makeNoticeAddress(key, ticketId, id, domain)));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is written to the ticket's own address is meant for the customer, whatever it answers. */
async function byMessageId(services: MailIntakeServices, letter: Letter): Promise<Receipt | undefined> {
  const { inboundDomain: domain } = letter.configuration.mail;
  const key = await services.secrets.signingKey();
  const [answered] = letter.mail.inReplyTo;
  if (answered === undefined || staffId(letter) === undefined) return undefined;
  if (isToTicket(key, letter)) return undefined;
  const ticketId = readOwnMessageId(key, answered, domain) ?? (await services.correlations.findTicketByMailId(answered));
  const receipts = ticketId === undefined ? [] : await services.receipts.list(ticketId);
  const isAnswered = (receipt: Receipt) =>
    receipt.providerId === answered.split('@')[0] ||
    mailIdentity(key, receipt.ticketId, receipt, domain).messageId === answered.toLowerCase();
  return receipts.find((receipt) => isAboutLadder(receipt.notice) && isAnswered(receipt));
}

/**
 * Whether somebody of the staff writes to the address of a notice that cannot be found, as a mail program may cut it short. What is
 * written there stays among the staff, so it is no answer to the customer either.
 */
export async function missesNotice({ secrets }: MailIntakeServices, letter: Letter): Promise<boolean> {
  const { inboundDomain: domain } = letter.configuration.mail;
  if (staffId(letter) === undefined || noticeAddressesOf(letter, domain).length === 0) return false;
  return !isToTicket(await secrets.signingKey(), letter);
}

const isToTicket = (key: string, letter: Letter): boolean =>
  addressesOf(letter).some((address) => readReplyAddress(key, address, letter.configuration.mail.inboundDomain) !== undefined);

/** Carries the acknowledgement out, or parks the mail and says why it is none. */
export async function takeAcknowledgement(
  services: MailIntakeServices,
  letter: Letter,
  answered: AnsweredNotice,
  attachments: readonly AttachmentRef[],
): Promise<MailOutcome> {
  const refuse = (because: string) => park(services, letter.incoming, { folder: 'refused', because });
  const name = sentTo(answered.receipt, letter) ? nameInNotice(answered.receipt.id) : staffId(letter);
  if (name === undefined) return refuse('it answers a mail to staff, and its sender is neither who got that mail nor staff');
  if (services.reader.speaksOfAbsence(letter.mail))
    return refuse('its subject speaks of absence, so perhaps nobody has read the notice');
  if (!maySpeak(letter.incoming.verdicts, 'proven')) return refuse('it would acknowledge, and its sender is not proven');
  const outcome = await carryOut(services, letter, { ...answered, name, attachments });
  if (!outcome.ok) return refuse(`the ticket refused it (${outcome.rejection.code})`);
  const action = outcome.facts.some(({ type }) => type === 'acknowledged') ? 'acknowledged' : 'noted';
  return { action, ticketId: outcome.stored.id, because: because(answered.receipt, letter) };
}

type Acknowledging = AnsweredNotice & { readonly name: string; readonly attachments: readonly AttachmentRef[] };

/** Where nothing is left to acknowledge, or the ticket goes on as another one, what was said is still kept. */
async function carryOut(services: MailIntakeServices, letter: Letter, answer: Acknowledging): Promise<Outcome> {
  const { loaded, receipt, name, attachments } = answer;
  const note = noteIn(letter, answer);
  const asked = { by: `agent:${name}`, commandId: letter.commandId } as const;
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

function noteIn({ saysNothing, commandId, configuration }: Letter, { name, attachments }: Acknowledging): Note | undefined {
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

const sentTo = ({ to }: Receipt, { sender }: Letter): boolean => to.toLowerCase() === sender;

const staffId = ({ sender, configuration }: Letter): string | undefined =>
  findPersonByEmail(configuration.organisation, sender)?.id;

const because = (receipt: Receipt, letter: Letter): string =>
  sentTo(receipt, letter) ? 'who got the mail answers it' : 'it answers a mail to a colleague';
