import { DAY_MS, type Instant } from '../../core/instant.ts';
import { isSameMailbox } from '../../core/mailbox.ts';
import { findPersonByEmail, type Person } from '../../core/organisation.ts';
import { findReferences } from '../../core/reference.ts';
import type { Ticket } from '../../core/ticket.ts';
import { baseSubject } from './base-subject.ts';
import type { Letter } from './letter.ts';
import type { MailKnowledge } from './mail-knowledge.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { readNoticeAddress, readOwnMessageId, readReplyAddress, readThreadId } from './reply-address.ts';

export type FoundTicket = {
  readonly ticketId: string;
  /** Person in whose name the mail answers; undefined when it speaks for the customer. */
  readonly actsAs: string | undefined;
  readonly because: string;
};

/** `proven`: only who got a mail of the ticket can know it. Otherwise the sender must be known to the ticket. */
type Clue = { readonly ticketId: string; readonly proven: boolean; readonly because: string };

/** For so long after its end, who was ever given a ticket's address may still write to it: as long as its mails are known again. */
const PROOF_LIFE_MS = 365 * DAY_MS;

/** A conversation longer than this is found by its newest mails; a hostile header must not cost hundreds of reads. */
const MOST_IDS = 20;
const LONGEST_ID = 250;

/**
 * The ticket that a mail answers: by the signed address that it was sent to, by the mails that it refers to, and last by the
 * reference in its subject, which counts only from somebody who belongs to the ticket.
 */
export async function findTicketOfMail(known: MailKnowledge, letter: Letter): Promise<FoundTicket | undefined> {
  for await (const clue of clues(known, letter)) {
    const loaded = await known.loadTicket(clue.ticketId);
    if (loaded === undefined) continue;
    const { ticket } = loaded.snapshot;
    const proven = clue.proven && !isLongOver(ticket, letter.incoming.receivedAt);
    const person = staffOf(letter, ticket);
    if (!proven && !(await belongs(known, letter, ticket))) continue;
    if (person === undefined && isAnotherMatter(letter.mail, ticket)) continue;
    const actsAs = person !== undefined && maySpeak(letter, proven ? 'proven' : 'weak') ? person.id : undefined;
    return { ticketId: ticket.id, actsAs, because: clue.because };
  }
  return undefined;
}

/** Whether the sender is one of the ticket, or of the one that it goes on as; a mail that was forged for certain is nobody's. */
async function belongs(known: MailKnowledge, letter: Letter, ticket: Ticket): Promise<boolean> {
  const { verdicts } = letter.incoming;
  if (staffOf(letter, ticket) !== undefined && maySpeak(letter, 'weak')) return true;
  if (verdicts?.dmarc === 'FAIL') return false;
  if (isCustomer(ticket, letter.sender)) return true;
  const heir = ticket.mergedInto === undefined ? undefined : await known.loadTicket(ticket.mergedInto);
  return heir !== undefined && isCustomer(heir.snapshot.ticket, letter.sender);
}

const isLongOver = ({ status, statusSince }: Ticket, at: Instant): boolean =>
  status === 'closed' && at - statusSince > PROOF_LIFE_MS;

/**
 * Whoever looks for our address takes an old mail and answers it: a mail with a subject of its own, which answers a ticket that is
 * closed, is about something else. While the ticket is not closed, a new subject is just another one.
 */
function isAnotherMatter({ subject }: ParsedMail, ticket: Ticket): boolean {
  if (ticket.status !== 'closed' || subject === '' || findReferences(subject).includes(ticket.id)) return false;
  const [said, asked] = [subject, ticket.subject].map((one) => baseSubject(one));
  return said !== undefined && asked !== undefined && !said.includes(asked) && !asked.includes(said);
}

async function* clues(known: MailKnowledge, { incoming, mail, configuration }: Letter): AsyncGenerator<Clue> {
  const domain = configuration.mail.inboundDomain;
  const { signingKey: key } = known;
  for (const address of addressesOf({ incoming, mail })) {
    const ticketId = readReplyAddress(key, address, domain);
    if (ticketId !== undefined) yield { ticketId, proven: true, because: 'it was sent to the reply address of the ticket' };
  }
  // Whoever was given the address of a notice to staff writes to its ticket; that it is a real one has not been looked at.
  const hints = noticeAddressesOf({ incoming, mail }, domain).map(({ ticketId }) => ticketId);
  for (const id of idsOf(mail)) {
    const ticketId = readOwnMessageId(key, id, domain) ?? (await known.findTicketByMailId(id));
    if (ticketId !== undefined) yield { ticketId, proven: true, because: 'it answers a mail of the ticket' };
    hints.push(...[readThreadId(id, domain) ?? []].flat());
  }
  hints.push(...findReferences(mail.subject));
  for (const ticketId of new Set(hints))
    yield { ticketId, proven: false, because: 'it names the ticket, and its sender belongs to it' };
}

/** Everything that a mail was sent to, by its envelope and by its headers. */
export function addressesOf({ incoming, mail }: Pick<Letter, 'incoming' | 'mail'>): readonly string[] {
  return [...new Set([...incoming.recipients, ...[...mail.to, ...mail.cc].map(({ email }) => email)])];
}

/** Of these, what claims to be the address of a notice. Which tickets are looked at is up to strangers, so only a few are. */
export function noticeAddressesOf(
  answer: Pick<Letter, 'incoming' | 'mail'>,
  domain: string,
): readonly { readonly address: string; readonly ticketId: string }[] {
  const claimed = addressesOf(answer).flatMap((address) => {
    const ticketId = readNoticeAddress(address, domain);
    return ticketId === undefined ? [] : [{ address: address.trim().toLowerCase(), ticketId }];
  });
  return claimed.slice(0, MOST_IDS);
}

/** What it answers directly, then the conversation from the newest mail back. */
function idsOf({ inReplyTo, references }: ParsedMail): readonly string[] {
  const ids = [...inReplyTo, ...references.toReversed()].filter((id) => id.length <= LONGEST_ID);
  return [...new Set(ids)].slice(0, MOST_IDS);
}

/** The person of the organisation who wrote it. Who asked for help is a customer on that ticket, also as a colleague. */
function staffOf({ sender, configuration }: Letter, ticket: Ticket): Person | undefined {
  if (isRequester(ticket, sender)) return undefined;
  return findPersonByEmail(configuration.organisation, sender);
}

/**
 * Whether the sender's address can be believed so far that it may answer in public. A failed check never may. A mail that proves
 * nothing by where it was sent must have passed one, where checks are made at all.
 */
export function maySpeak({ incoming, sender }: Pick<Letter, 'incoming' | 'sender'>, evidence: 'proven' | 'weak'): boolean {
  const { dmarc, spf } = incoming.verdicts ?? {};
  if (dmarc === 'PASS') return true;
  if (dmarc === 'FAIL' || spf === 'FAIL') return false;
  const isProvenBySpf = spf === 'PASS' && isAligned(incoming.envelopeFrom, sender);
  return evidence === 'proven' || isProvenBySpf || (dmarc === undefined && spf === undefined);
}

/** SPF looks at the envelope, whose domain may be anybody's own: it proves the author of the same domain, or of the one that it is below. */
function isAligned(envelopeFrom = '', author: string): boolean {
  const [from, own] = [envelopeFrom, author].map((address) => address.toLowerCase().replace(/^.*@/s, '.'));
  return from !== undefined && own !== undefined && from.endsWith(own);
}

export function isCustomer(ticket: Ticket, sender: string): boolean {
  return isRequester(ticket, sender) || ticket.participants.some((email) => isSameMailbox(email, sender));
}

const isRequester = (ticket: Ticket, sender: string): boolean => isSameMailbox(ticket.requester.email, sender);
