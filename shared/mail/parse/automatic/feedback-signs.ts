import type { ParsedMail } from '../../../app/mail/parsed-mail.ts';
import { readSesNotification } from '../bounce/ses-notification.ts';
import { hasPart, type Sign } from './signs.ts';

/** Those who report without the form of RFC 5965. */
const REPORTERS = /^(staff@hotmail\.com|complaints@email-abuse\.amazonses\.com|feedbackloop@|fbl[-.@])/i;
/** Lines that only such reports have, for those that arrive in pieces. */
const FIELDS = /^feedback-type:[ \t]*\S/im;
const MORE_FIELDS = /^(user-agent|version|original-mail-from|original-rcpt-to|source-ip|arrival-date|reported-domain):[ \t]*\S/im;

export function isFeedback(mail: ParsedMail): boolean {
  if (mail.reportType === 'feedback-report' || hasPart(mail, 'message/feedback-report')) return true;
  if (mail.headers.get('x-apple-unsubscribe')?.trim() === 'true') return true;
  if (readSesNotification(mail)?.complaint !== undefined) return true;
  const sender = mail.from?.email ?? '';
  if (/complaint about message from /i.test(mail.subject) && REPORTERS.test(sender)) return true;
  const head = mail.text.slice(0, 5_000);
  return FIELDS.test(head) && MORE_FIELDS.test(head);
}

export const feedbackSign: Sign = ({ mail }) => (isFeedback(mail) ? 'it is a feedback report (ARF)' : undefined);
