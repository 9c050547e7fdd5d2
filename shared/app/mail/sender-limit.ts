/**
 * Stops what slips through the recognition of machines: a sender who writes more in an hour than people do, or a machine that answers a
 * ticket with the same words again and again. Nobody is written to about it, or the notice would be part of the loop.
 */
import { hash } from 'node:crypto';
import { HOUR_MS, type Instant } from '../../core/instant.ts';
import { mailboxOf } from '../../core/mailbox.ts';
import { findPersonByEmail } from '../../core/organisation.ts';
import type { Services } from '../services.ts';
import type { MailDecision } from './decide-mail.ts';
import type { Letter } from './letter.ts';
import { maySpeak } from './mail-thread.ts';

/** More than a person writes to a helpdesk in an hour, and few enough that a loop does no harm. */
const MAILS_AN_HOUR = 20;
/** Who says the same a fourth time to the same ticket is no person. */
const MOST_ALIKE = 3;

export type SenderCount = { readonly mails: number; readonly alike: number };

export type SenderCounts = {
  /**
   * Counts a mail of a sender in an hour, and how many of them had the same content.
   * @param most beyond so many, nothing is counted any more, and `mails` is more than `most`
   */
  add(sender: string, hour: Instant, content: string, most: number): Promise<SenderCount>;
};

type LetterDecision = Extract<MailDecision, { readonly letter: Letter }>;

/** @returns why the mail is too much, or `undefined` for one that is not */
export async function beyondLimit(
  { senders, now }: Pick<Services, 'senders' | 'now'>,
  decision: LetterDecision,
): Promise<string | undefined> {
  const { letter } = decision;
  if (decision.action !== 'opened' && decision.action !== 'customer-replied') return undefined;
  if (isColleague(letter)) return undefined;
  const most = letter.configuration.mail.mailsAnHour ?? MAILS_AN_HOUR;
  const hour = Math.floor(now() / HOUR_MS) * HOUR_MS;
  const { mails, alike } = await senders.add(mailboxOf(letter.sender), hour, contentOf(decision), most);
  if (mails > most) return `its sender has written more than ${most} mails within the hour`;
  if (decision.action === 'customer-replied' && alike > MOST_ALIKE)
    return `its sender has written the same to the ticket more than ${MOST_ALIKE} times within the hour`;
  return undefined;
}

const isColleague = (letter: Letter): boolean =>
  findPersonByEmail(letter.configuration.organisation, letter.sender) !== undefined && maySpeak(letter, 'weak');

/** What the mail says to which ticket, without the numbers in it: machines count their mails. */
function contentOf(decision: LetterDecision): string {
  const { reply, mail } = decision.letter;
  const words = reply.replace(/\d+/g, '').replace(/\s+/g, ' ').trim().toLowerCase();
  const files = mail.attachments.map(({ bytes }) => hash('sha256', bytes));
  const ticketId = decision.action === 'customer-replied' ? decision.ticketId : undefined;
  return hash('sha256', JSON.stringify([ticketId, words, files])).slice(0, 16);
}
