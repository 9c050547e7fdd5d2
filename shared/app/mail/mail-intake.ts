import type { Actor } from '../../core/actor.ts';
import { assertNever } from '../../core/assert-never.ts';
import type { Command } from '../../core/command.ts';
import { defined } from '../../core/defined.ts';
import { runOnHeir } from '../merging/heir.ts';
import { messageIdOf, type OpenServices, openTicket } from '../open-ticket.ts';
import type { AttachmentRef } from '../ports.ts';
import type { Outcome } from '../run-command.ts';
import type { Services } from '../services.ts';
import { isThanks, namesAround } from '../thanks/is-thanks.ts';
import { acknowledgeByMail } from './acknowledge-by-mail.ts';
import { claimMail } from './claim-mail.ts';
import { decideMail, type MailDecision } from './decide-mail.ts';
import { draftOf } from './draft-of-mail.ts';
import { copiedIn, type IncomingMessage, type Letter } from './letter.ts';
import { saveLetter } from './letter-message.ts';
import { keepAttachments } from './mail-attachments.ts';
import { knowledgeOf } from './mail-knowledge.ts';
import type { MailKind, MailReader } from './parsed-mail.ts';
import { beyondLimit } from './sender-limit.ts';
import type { Folder } from './set-aside.ts';
import { setMailAside } from './set-mail-aside.ts';
import { liftBounce } from './suppress.ts';
import { takeReport } from './take-report.ts';

export type MailOutcome = {
  readonly action: MailDecision['action'] | 'noted';
  readonly ticketId?: string;
  /** Where a mail lies that was set aside. */
  readonly folder?: Folder;
  /** For operators: why this and nothing else. */
  readonly because: string;
};

export type MailIntakeServices = OpenServices &
  Pick<Services, 'correlations' | 'blobs' | 'receipts' | 'setAside' | 'senders' | 'suppressions'> & {
    readonly reader: MailReader;
  };

/** A decision that makes something of what somebody wrote. */
type LetterDecision = Extract<MailDecision, { readonly letter: Letter }>;

/**
 * Takes one mail in: opens a ticket, adds to the one that it answers, or says why it does neither. Repeatable: a mail that is
 * delivered twice, or half taken before a crash, is taken once. Nothing is lost: what cannot be used is set aside.
 */
export async function takeMail(services: MailIntakeServices, incoming: IncomingMessage): Promise<MailOutcome> {
  const read = await services.reader.read(incoming.raw);
  const outcome = await useMail(services, incoming, read);
  const { folder, because } = outcome;
  return folder === undefined ? outcome : setMailAside(services, incoming, { folder, because, read });
}

/**
 * Makes of a mail what is to be made of it. One that is to be set aside is not touched: `folder` says where it belongs.
 * @param waived the folder that somebody has released it from
 */
export async function useMail(
  services: MailIntakeServices,
  incoming: IncomingMessage,
  read: Awaited<ReturnType<MailReader['read']>>,
  waived?: Folder,
): Promise<MailOutcome> {
  const decision = await decideMail(await knowledgeOf(services), incoming, read, waived);
  switch (decision.action) {
    case 'set-aside':
      return decision;
    case 'ignored':
      return ignore(services, incoming, decision);
    default:
      return takeLetter(services, decision, waived);
  }
}

const REPORTS: readonly MailKind[] = ['bounce', 'delivery-notice', 'feedback-report'];

/** A bounce or a complaint opens nothing and answers nothing; where it is of a mail of ours, its receipt and its ladder learn of it. */
async function ignore(
  services: MailIntakeServices,
  incoming: IncomingMessage,
  { kind, mail, because }: Extract<MailDecision, { readonly action: 'ignored' }>,
): Promise<MailOutcome> {
  services.log.info('a mail was ignored', { because, mail: incoming.deliveryId });
  const ticketId = REPORTS.includes(kind) ? await takeReport(services, mail, incoming) : undefined;
  return { action: 'ignored', because, ...defined({ ticketId }) };
}

async function takeLetter(services: MailIntakeServices, decision: LetterDecision, waived?: Folder): Promise<MailOutcome> {
  const { letter } = decision;
  const known = await claimMail(services, letter);
  if (known !== undefined) {
    services.log.info('a mail was taken before', { ...known, mail: letter.incoming.deliveryId });
    return known;
  }
  const because = waived === 'limited' ? undefined : await beyondLimit(services, decision);
  if (because !== undefined) return { action: 'set-aside', folder: 'limited', because };
  // Before the ticket, whose first mail may go out at once.
  await liftBounce(services, letter.sender, letter.incoming.receivedAt);
  const attachments = await keepAttachments(services, letter.mail.attachments);
  const outcome = outcomeOf(decision, await carryOut(services, decision, attachments));
  if (outcome.folder !== undefined) return outcome;
  const { messageId } = letter.mail;
  // After the command: a crash in between brings the mail again, the command is then a repeat, and the id is saved.
  if (messageId !== undefined && outcome.ticketId !== undefined)
    await services.correlations.saveMailId(messageId, outcome.ticketId);
  const { deliveryId: name, receivedAt } = letter.incoming;
  services.log.info('a mail was taken', { ...outcome, mail: name, waitedMs: services.now() - receivedAt });
  return outcome;
}

function carryOut(
  services: MailIntakeServices,
  decision: LetterDecision,
  attachments: readonly AttachmentRef[],
): Promise<Outcome> {
  const { letter } = decision;
  switch (decision.action) {
    case 'opened': {
      const { commandId, sender } = letter;
      const origin = { by: `requester:${sender}`, key: `mail:${commandId}`, commandId } as const;
      return openTicket(services, draftOf(letter, attachments), origin);
    }
    case 'customer-replied':
    case 'replied':
      return answer(services, decision, attachments);
    case 'acknowledged':
      return acknowledgeByMail(services, decision, attachments);
    default:
      return assertNever(decision);
  }
}

type Answering = Extract<LetterDecision, { readonly action: 'customer-replied' | 'replied' }>;

function answer(services: MailIntakeServices, decision: Answering, attachments: readonly AttachmentRef[]): Promise<Outcome> {
  const { letter } = decision;
  const isPublic = decision.action === 'replied';
  const author: Actor = isPublic ? `agent:${decision.person}` : `requester:${letter.sender}`;
  const asked = { message: messageIdOf(letter.commandId), by: author, commandId: letter.commandId };
  const thanks = !isPublic && attachments.length === 0 && saysThanks(letter);
  const command: Command = isPublic
    ? { type: 'reply', author: decision.person, ...asked }
    : { type: 'customer-reply', from: letter.sender, copied: copiedIn(letter), ...asked, ...(thanks ? { thanks } : {}) };
  return runOnHeir(services, decision.ticketId, command, (ticketId) => ({
    beforeCommit: () => saveLetter(services, letter, { ticketId, attachments, direction: isPublic ? 'out' : 'in', author }),
  }));
}

function saysThanks({ reply, mail, configuration }: Letter): boolean {
  return isThanks(reply, namesAround(configuration.organisation, mail.from?.name));
}

function outcomeOf(decision: LetterDecision, outcome: Outcome): MailOutcome {
  if (!outcome.ok)
    return { action: 'set-aside', folder: 'refused', because: `the ticket refused it (${outcome.rejection.code})` };
  const { stored, repeated, facts } = outcome;
  const acknowledgesNothing = decision.action === 'acknowledged' && !facts.some(({ type }) => type === 'acknowledged');
  const action = acknowledgesNothing ? 'noted' : decision.action;
  return { action, ticketId: stored.id, because: repeated ? 'it had been taken before' : decision.because };
}
