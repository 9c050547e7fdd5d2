import { hash } from 'node:crypto';
import type { Command } from '../../core/command.ts';
import { defined } from '../../core/defined.ts';
import type { FactType } from '../../core/fact.ts';
import type { Instant } from '../../core/instant.ts';
import type { Language } from '../../core/language.ts';
import { LONGEST_SUBJECT } from '../../core/limits.ts';
import { guessLanguage } from '../guess-language.ts';
import { runOnHeir } from '../merging/heir.ts';
import { messageIdOf, type OpenDraft, type OpenServices, openTicket } from '../open-ticket.ts';
import type { AttachmentRef, Configuration, MailSettings } from '../ports.ts';
import type { Outcome } from '../run-command.ts';
import type { Services } from '../services.ts';
import { isThanks, namesAround } from '../thanks/is-thanks.ts';
import { answerToNotice, missesNotice, takeAcknowledgement } from './acknowledge-by-mail.ts';
import { saveLetter } from './letter-message.ts';
import { keepAttachments } from './mail-attachments.ts';
import { type FoundTicket, findTicketOfMail } from './mail-thread.ts';
import { park, parkUnparsed } from './park-mail.ts';
import type { MailReader, ParsedMail, ReadMail } from './parsed-mail.ts';
import { takeReport } from './take-report.ts';

export type Verdict = 'PASS' | 'FAIL' | 'GRAY' | 'PROCESSING_FAILED' | 'DISABLED';
/** What the receiving server found out; a missing one was not looked at. */
export type Verdicts = { readonly [C in 'spam' | 'virus' | 'spf' | 'dkim' | 'dmarc']?: Verdict | undefined };

export type IncomingMessage = {
  readonly raw: Uint8Array;
  /** Sender of the envelope; empty for the null path. */
  readonly envelopeFrom?: string | undefined;
  readonly recipients: readonly string[];
  readonly receivedAt: Instant;
  readonly verdicts?: Verdicts | undefined;
  /** The receiving server's own name for this delivery; names what is parked. */
  readonly deliveryId: string;
};

export type MailOutcome = {
  readonly action: 'opened' | 'customer-replied' | 'replied' | 'acknowledged' | 'noted' | 'ignored' | 'parked';
  readonly ticketId?: string;
  /** For operators: why this and nothing else. */
  readonly because: string;
};

export type MailIntakeServices = OpenServices &
  Pick<Services, 'correlations' | 'blobs' | 'receipts'> & { readonly reader: MailReader };

/** One mail on its way through: everything that is known of it so far. */
export type Letter = ReadMail & {
  readonly incoming: IncomingMessage;
  /** The author's address in lower case. */
  readonly sender: string;
  readonly commandId: string;
  readonly configuration: Configuration;
};

const ADDRESS = /^[^\s<>()[\],;:\\"@]{1,64}@[^\s<>()[\],;:\\"@]+\.[^\s<>()[\],;:\\"@.]+$/;
/** Nobody reads what is sent there. */
const UNATTENDED = /^(no-?reply|do-?not-?reply|donotreply|nobody|notifications?|alerts?)([+._-]|@)/;

/**
 * Takes one mail in: opens a ticket, adds to the one that it answers, or says why it does neither. Repeatable: a mail that is
 * delivered twice, or half taken before a crash, is taken once. Nothing is lost: what cannot be used is parked.
 */
export async function takeMail(services: MailIntakeServices, incoming: IncomingMessage): Promise<MailOutcome> {
  const { verdicts = {} } = incoming;
  if (verdicts.virus === 'FAIL') return park(services, incoming, { folder: 'virus', because: 'it carries a virus' });
  if (verdicts.spam === 'FAIL') return park(services, incoming, { folder: 'spam', because: 'it is spam' });
  const read = await services.reader.read(incoming.raw);
  if ('unreadable' in read) return parkUnparsed(services, incoming, read.unreadable);
  const sender = senderOf(read.mail);
  const configuration = await services.configuration.current();
  const { kind, because } = services.reader.classify(read.mail, ownMail(configuration.mail), incoming.envelopeFrom);
  if (kind === 'bounce') return takeBounce(services, incoming, { mail: read.mail, because });
  if (kind !== 'person') return ignore(services, incoming, `${kind}: ${because}`);
  if (sender === undefined) return parkUnparsed(services, incoming, 'it names no sender that could be answered');
  return takeLetter(services, { incoming, ...read, sender, commandId: commandIdOf(read, incoming), configuration });
}

/** A bounce opens nothing and answers nothing; where it is ours, its receipt and its ladder learn of it. */
async function takeBounce(
  services: MailIntakeServices,
  incoming: IncomingMessage,
  { mail, because }: { readonly mail: ParsedMail; readonly because: string },
): Promise<MailOutcome> {
  const ticketId = await takeReport(services, mail, incoming);
  return { ...ignore(services, incoming, `bounce: ${because}`), ...defined({ ticketId }) };
}

async function takeLetter(services: MailIntakeServices, letter: Letter): Promise<MailOutcome> {
  const known = await findDone(services, letter);
  if (known !== undefined) return known;
  const outcome = await deliverLetter(services, letter);
  const { messageId } = letter.mail;
  // After the command: a crash in between brings the mail again, the command is then a repeat, and the id is saved.
  if (messageId !== undefined && outcome.ticketId !== undefined)
    await services.correlations.saveMailId(messageId, outcome.ticketId);
  const { deliveryId: name, receivedAt } = letter.incoming;
  services.log.info('a mail was taken', { ...outcome, mail: name, waitedMs: services.now() - receivedAt });
  return outcome;
}

async function deliverLetter(services: MailIntakeServices, letter: Letter): Promise<MailOutcome> {
  const attachments = await keepAttachments(services.blobs, letter.mail.attachments);
  const answered = await answerToNotice(services, letter);
  if (answered !== undefined) return takeAcknowledgement(services, letter, answered, attachments);
  if (await missesNotice(services, letter))
    return park(services, letter.incoming, {
      folder: 'refused',
      because: 'it was sent to the address of a notice that there is not',
    });
  const found = await findTicketOfMail(services, letter);
  return found === undefined ? open(services, letter, attachments) : answer(services, letter, found, attachments);
}

/** What a mail was taken for, by the first fact that it made; any other is part of a customer's reply. */
const ACTIONS: { readonly [T in FactType]?: MailOutcome['action'] } = {
  opened: 'opened',
  replied: 'replied',
  acknowledged: 'acknowledged',
  noted: 'noted',
};

/** A second delivery finds the ticket by the mail's own id, whatever has been learnt about its thread meanwhile. */
async function findDone(services: MailIntakeServices, { mail, commandId }: Letter): Promise<MailOutcome | undefined> {
  if (mail.messageId === undefined) return undefined;
  const ticketId = await services.correlations.findTicketByMailId(mail.messageId);
  const stored = ticketId === undefined ? undefined : await services.tickets.load(ticketId);
  const fact = stored?.facts.find(({ command }) => command === commandId);
  if (stored === undefined || fact === undefined) return undefined;
  return { action: ACTIONS[fact.type] ?? 'customer-replied', ticketId: stored.id, because: 'it had been taken before' };
}

async function open(services: MailIntakeServices, letter: Letter, attachments: readonly AttachmentRef[]): Promise<MailOutcome> {
  const team = teamOf(letter);
  const draft = draftOf(letter, attachments);
  const origin = { by: `requester:${letter.sender}`, key: `mail:${letter.commandId}`, commandId: letter.commandId } as const;
  const outcome = await openTicket(services, { ...draft, ...defined({ team }) }, origin);
  return report(services, letter, outcome, { action: 'opened', because: 'it is a new request' });
}

function draftOf({ mail, sender, configuration }: Letter, attachments: readonly AttachmentRef[]): OpenDraft {
  const name = mail.from?.name ?? '';
  const language = guessLanguage(`${mail.subject}\n${mail.text}`);
  return {
    subject: subjectOf(mail, language ?? configuration.mail.defaultLanguage),
    description: mail.text,
    requester: { email: sender, ...(name === '' ? {} : { name }) },
    channel: 'email',
    ...defined({ html: mail.html, language, mailId: mail.messageId }),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(UNATTENDED.test(sender) ? { muted: true } : {}),
  };
}

async function answer(
  services: MailIntakeServices,
  letter: Letter,
  found: FoundTicket,
  attachments: readonly AttachmentRef[],
): Promise<MailOutcome> {
  const { sender, commandId } = letter;
  const message = messageIdOf(commandId);
  const person = found.actsAs;
  const thanks = attachments.length === 0 && saysThanks(letter);
  const command: Command =
    person === undefined
      ? { type: 'customer-reply', message, from: sender, by: `requester:${sender}`, commandId, ...(thanks ? { thanks } : {}) }
      : { type: 'reply', message, author: person, by: `agent:${person}`, commandId };
  const outcome = await runOnHeir(services, found.ticketId, command, (ticketId) => ({
    beforeCommit: () =>
      saveLetter(services, letter, {
        ticketId,
        attachments,
        direction: person === undefined ? 'in' : 'out',
        author: person === undefined ? `requester:${sender}` : `agent:${person}`,
      }),
  }));
  const action = person === undefined ? 'customer-replied' : 'replied';
  return report(services, letter, outcome, { action, because: found.because });
}

function saysThanks({ reply, mail, configuration }: Letter): boolean {
  return isThanks(reply, namesAround(configuration.organisation, mail.from?.name));
}

function report(
  services: MailIntakeServices,
  { incoming }: Letter,
  outcome: Outcome,
  meant: Pick<MailOutcome, 'action' | 'because'>,
): Promise<MailOutcome> | MailOutcome {
  if (outcome.ok)
    return { ...meant, ticketId: outcome.stored.id, ...(outcome.repeated ? { because: 'it had been taken before' } : {}) };
  return park(services, incoming, { folder: 'refused', because: `the ticket refused it (${outcome.rejection.code})` });
}

/**
 * The same mail has the same id however often and on whatever way it comes, also when its sender dates it anew. The Message-ID alone
 * is not enough: some programs send different mails under one.
 */
function commandIdOf({ mail }: ReadMail, { raw }: IncomingMessage): string {
  const { messageId, from, subject, text, attachments } = mail;
  const files = attachments.map(({ bytes }) => hash('sha256', bytes));
  const what = messageId === undefined ? raw : JSON.stringify([messageId, from?.email, subject, text, files]);
  return `mail-${hash('sha256', what).slice(0, 24)}`;
}

function senderOf(mail: ParsedMail): string | undefined {
  const email = mail.from?.email.toLowerCase().replace(/\.+$/, '');
  return email !== undefined && ADDRESS.test(email) && email.length <= 254 ? email : undefined;
}

function subjectOf(mail: ParsedMail, language: Language): string {
  const line =
    mail.subject ||
    mail.text
      .split('\n')
      .find((one) => one.trim() !== '')
      ?.trim() ||
    (language === 'en' ? '(no subject)' : '（无主题）');
  return line.length <= LONGEST_SUBJECT ? line : `${line.slice(0, LONGEST_SUBJECT - 1).toWellFormed()}…`;
}

/** The team of the first address that the mail was written to. */
function teamOf({ mail, incoming, configuration }: Letter): string | undefined {
  const { teamByAddress } = configuration.mail;
  const teams = new Map(Object.entries(teamByAddress).map(([address, team]) => [address.toLowerCase(), team]));
  const written = [...mail.to, ...mail.cc].map(({ email }) => email);
  return [...written, ...incoming.recipients]
    .map((address) => teams.get(address.toLowerCase()))
    .find((team) => team !== undefined);
}

function ownMail({ from, inboundDomain, teamByAddress }: MailSettings): Parameters<MailReader['classify']>[1] {
  const address = /<([^<>]+)>/.exec(from)?.[1] ?? from;
  return { from: address.trim(), inboundDomain, addresses: Object.keys(teamByAddress) };
}

function ignore({ log }: MailIntakeServices, { deliveryId }: IncomingMessage, because: string): MailOutcome {
  log.info('a mail was ignored', { because, mail: deliveryId });
  return { action: 'ignored', because };
}
