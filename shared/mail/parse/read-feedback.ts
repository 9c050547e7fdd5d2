/** What a feedback report (ARF, RFC 5965) says: of what kind it is, and about whose copy of the mail. */
import type { ParsedMail } from '../../app/mail/parsed-mail.ts';
import { addressIn } from './bounce/delivery-fields.ts';
import { headerField, separateReturned, textOf } from './bounce/returned-mail.ts';
import { readSesNotification } from './bounce/ses-notification.ts';

export type Feedback = {
  /** `abuse`, `fraud`, `not-spam`, `opt-out` …, in lower case. */
  readonly kind: string;
  /** Whose copy it is; many providers hide it. */
  readonly recipient: string | undefined;
};

/** Hotmail, Amazon and Apple send no fields: what they send is a complaint, or the wish to hear no more. */
export function readFeedback(mail: ParsedMail): Feedback {
  const told = readSesNotification(mail)?.complaint;
  if (told !== undefined) return told;
  const fields = textOf(mail.attachments.find(({ type }) => type === 'message/feedback-report')) || mail.text;
  const { header } = separateReturned(mail);
  const stated = headerField(fields, 'Feedback-Type')?.toLowerCase();
  return {
    kind: /^[a-z-]{1,40}/.exec(stated ?? '')?.[0] ?? (mail.headers.has('x-apple-unsubscribe') ? 'opt-out' : 'abuse'),
    recipient: ['Original-Rcpt-To', 'Removal-Recipient', 'X-HmXmrOriginalRecipient']
      .map((name) => addressIn(headerField(fields, name) ?? headerField(header, name) ?? ''))
      .find((address) => address !== undefined),
  };
}
