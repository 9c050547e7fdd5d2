import type { ParsedMail } from '../../shared/app/mail/parsed-mail.ts';
import { mailReader } from '../../shared/mail/mail-reader.ts';

/** What a bounce says of the mail that came back: the status of RFC 3463, the reason, and whether it will never arrive. */
export type Bounce = { readonly status: string; readonly reason: string; readonly hard: boolean };

export function bounceOf(mail: ParsedMail): Bounce {
  const outcome = mailReader.deliveryReport(mail)?.outcome;
  const detail = outcome?.detail ?? '';
  return { status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(detail)?.[0] ?? '', reason: detail, hard: outcome?.final ?? false };
}
