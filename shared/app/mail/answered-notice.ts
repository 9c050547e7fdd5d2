/**
 * Which notice about a ladder a mail answers, and who may acknowledge by it: whom the notice was sent to and any other colleague, from
 * their own address. Nobody else's answer does, and none whose sender is not believed.
 */
import { isAboutLadder } from '../../core/effect.ts';
import { nameInNotice } from '../../core/notices.ts';
import { findPersonByEmail } from '../../core/organisation.ts';
import type { LoadedTicket } from '../load-ticket.ts';
import type { Receipt } from '../receipt.ts';
import { sameSecret } from '../same-secret.ts';
import type { Letter } from './letter.ts';
import type { MailKnowledge } from './mail-knowledge.ts';
import { addressesOf, isCustomer, maySpeak, noticeAddressesOf } from './mail-thread.ts';
import { mailIdentity, makeNoticeAddress, readOwnMessageId, readReplyAddress } from './reply-address.ts';

/** A notice that a mail answers. */
export type AnsweredNotice = { readonly loaded: LoadedTicket; readonly receipt: Receipt };

/**
 * The notice about a ladder that a mail answers: by the address that it was sent to, or, where a colleague's mail program answers
 * to the sender instead, by the mail that it refers to. A customer who was given the address writes as a customer.
 */
export async function answerToNotice(known: MailKnowledge, letter: Letter): Promise<AnsweredNotice | undefined> {
  const named = (await byAddress(known, letter)) ?? (await byMessageId(known, letter));
  const loaded = named && (await known.loadTicket(named.ticketId));
  if (named === undefined || loaded === undefined) return undefined;
  const isMeant = sentTo(named, letter) || staffId(letter) !== undefined;
  return isMeant || !isCustomer(loaded.snapshot.ticket, letter.sender) ? { loaded, receipt: named } : undefined;
}

async function byAddress({ signingKey, listReceipts }: MailKnowledge, letter: Letter): Promise<Receipt | undefined> {
  const { inboundDomain: domain } = letter.configuration.mail;
  for (const { address, ticketId } of noticeAddressesOf(letter, domain)) {
    const receipts = await listReceipts(ticketId);
    const found = receipts.find(({ id }) => sameSecret(address, makeNoticeAddress(signingKey, ticketId, id, domain)));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is written to the ticket's own address is meant for the customer, whatever it answers. */
async function byMessageId(known: MailKnowledge, letter: Letter): Promise<Receipt | undefined> {
  const { inboundDomain: domain } = letter.configuration.mail;
  const { signingKey: key } = known;
  const [answered] = letter.mail.inReplyTo;
  if (answered === undefined || staffId(letter) === undefined) return undefined;
  if (isToTicket(key, letter)) return undefined;
  const ticketId = readOwnMessageId(key, answered, domain) ?? (await known.findTicketByMailId(answered));
  const receipts = ticketId === undefined ? [] : await known.listReceipts(ticketId);
  const isAnswered = (receipt: Receipt) =>
    receipt.providerId === answered.split('@')[0] ||
    mailIdentity(key, receipt.ticketId, receipt, domain).messageId === answered.toLowerCase();
  return receipts.find((receipt) => isAboutLadder(receipt.notice) && isAnswered(receipt));
}

/**
 * Whether somebody of the staff writes to the address of a notice that cannot be found, as a mail program may cut it short. What is
 * written there stays among the staff, so it is no answer to the customer either.
 */
export function missesNotice({ signingKey }: MailKnowledge, letter: Letter): boolean {
  const { inboundDomain: domain } = letter.configuration.mail;
  if (staffId(letter) === undefined || noticeAddressesOf(letter, domain).length === 0) return false;
  return !isToTicket(signingKey, letter);
}

const isToTicket = (key: string, letter: Letter): boolean =>
  addressesOf(letter).some((address) => readReplyAddress(key, address, letter.configuration.mail.inboundDomain) !== undefined);

type Acknowledger = { readonly person: string; readonly because: string };

/** In whose name a mail acknowledges, or why it does not. */
export function whoAcknowledges(
  { reader }: MailKnowledge,
  letter: Letter,
  { receipt }: AnsweredNotice,
): Acknowledger | { readonly refusal: string } {
  const isAddressee = sentTo(receipt, letter);
  const person = isAddressee ? nameInNotice(receipt.id) : staffId(letter);
  if (person === undefined)
    return { refusal: 'it answers a mail to staff, and its sender is neither who got that mail nor staff' };
  if (reader.speaksOfAbsence(letter.mail))
    return { refusal: 'its subject speaks of absence, so perhaps nobody has read the notice' };
  if (!maySpeak(letter, 'proven')) return { refusal: 'it would acknowledge, and its sender is not proven' };
  return { person, because: isAddressee ? 'who got the mail answers it' : 'it answers a mail to a colleague' };
}

const sentTo = ({ to }: Receipt, { sender }: Letter): boolean => to.toLowerCase() === sender;

const staffId = ({ sender, configuration }: Letter): string | undefined =>
  findPersonByEmail(configuration.organisation, sender)?.id;
