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
  /** What became of the mail: a complaint of a person, or the word of a program that had it before one (RFC 6591). */
  readonly says: 'complained' | 'delivered' | 'refused';
};

/** Hotmail, Amazon and Apple send no fields: what they send is a complaint, or the wish to hear no more. */
export function readFeedback(mail: ParsedMail): Feedback {
  const told = readSesNotification(mail)?.complaint;
  if (told !== undefined) return { ...told, says: 'complained' };
  const fields = textOf(mail.attachments.find(({ type }) => type === 'message/feedback-report')) || mail.text;
  const { header } = separateReturned(mail);
  const stated = headerField(fields, 'Feedback-Type')?.toLowerCase();
  return {
    says: stated === undefined ? 'complained' : toldBy(stated, headerField(fields, 'Delivery-Result')),
    kind: /^[a-z-]{1,40}/.exec(stated ?? '')?.[0] ?? (mail.headers.has('x-apple-unsubscribe') ? 'opt-out' : 'abuse'),
    recipient: ['Original-Rcpt-To', 'Removal-Recipient', 'X-HmXmrOriginalRecipient']
      .map((name) => addressIn(headerField(fields, name) ?? headerField(header, name) ?? ''))
      .find((address) => address !== undefined),
  };
}

function toldBy(kind: string, result = ''): Feedback['says'] {
  if (!/^(not-spam|auth-failure)/.test(kind)) return 'complained';
  return /^reject/i.test(result) ? 'refused' : 'delivered';
}
