import type { MailKind, ParsedMail, Reported } from '../../shared/app/mail/parsed-mail.ts';
import { mailReader } from '../../shared/mail/mail-reader.ts';

/** What a report says of the mail that came back: the status of RFC 3463, the reason, and whether the address will never work. */
export type ExplainedBounce = {
  readonly status: string;
  readonly replyCode: string;
  readonly reason: string;
  readonly hard: boolean;
  readonly recipient: string | null;
  readonly diagnosis: string;
};

/** With every address that the report is about; the first one's fields stand above. */
export type ExplainedReport = ExplainedBounce & { readonly recipients: readonly ExplainedBounce[] };

/** What a program wrote of itself says nothing of a mail; what it answered, nobody has read. */
const isAnswer = ({ autoSubmitted = '', precedence = '', subject, inReplyTo, reportType }: ParsedMail): boolean =>
  reportType === undefined &&
  (/^auto-replied/i.test(autoSubmitted) || /^auto[_-]?reply/i.test(precedence) || /^re:/i.test(subject) || inReplyTo.length > 0);

/** `null` for what is no report. An absence notice reports that nobody has read the mail. */
export function bounceOf(mail: ParsedMail, kind: MailKind | undefined): ExplainedReport | null {
  if (kind === 'auto-reply' && (mailReader.speaksOfAbsence(mail) || isAnswer(mail))) {
    const recipient = mail.from?.email ?? null;
    return withRecipients([{ status: '', replyCode: '', reason: 'vacation', hard: false, recipient, diagnosis: '' }]);
  }
  if (kind !== 'bounce' && kind !== 'feedback-report' && kind !== 'delivery-notice') return null;
  const [first, ...others] = mailReader.deliveryReport(mail).reported;
  return withRecipients([explained(first), ...others.map(explained)]);
}

const withRecipients = (all: readonly [ExplainedBounce, ...ExplainedBounce[]]): ExplainedReport => ({
  ...all[0],
  recipients: all,
});

function explained({ bounce }: Reported): ExplainedBounce {
  const { status, replyCode, reason, hard, diagnosis } = bounce;
  return { status, replyCode, reason, hard, recipient: bounce.recipient ?? null, diagnosis };
}
