/** What the intake of mails reads in a raw mail and would do with it, found out by letting it take the mail in on nothing. */
import { hash } from 'node:crypto';
import { type MailOutcome, takeMail } from '../../shared/app/mail/mail-intake.ts';
import type { MailAddress, MailAttachment, MailKind, MailReader, ReadMail } from '../../shared/app/mail/parsed-mail.ts';
import type { ConfigurationDraft } from '../../shared/app/ports.ts';
import { mailReader } from '../../shared/mail/mail-reader.ts';
import { beginsWithHeader } from '../../shared/mail/parse/begins-with-header.ts';
import { bounceOf, type ExplainedBounce } from './bounce-of.ts';
import { createDryRun } from './dry-run.ts';

type RawMail = { readonly file: string; readonly raw: Uint8Array };
type Surroundings = { readonly draft: ConfigurationDraft; readonly now: () => number };

export type ExplainedMail = ReturnType<typeof unexplained>;

/** A mail of which nothing is known. */
export const unexplained = (file: string, because: string) => ({
  file,
  subject: '',
  fromEmail: '',
  fromName: '',
  to: '',
  cc: '',
  text: '',
  replyText: '',
  attachments: [] as readonly ExplainedAttachment[],
  isAutoReply: false,
  isBounce: false,
  bounce: null as ExplainedBounce | null,
  isFeedbackReport: false,
  messageId: null as string | null,
  inReplyTo: null as string | null,
  action: 'parked' as MailOutcome['action'],
  because,
});

type ExplainedAttachment = { readonly name: string; readonly type: string; readonly size: number; readonly md5: string };

export async function explainMail({ file, raw }: RawMail, surroundings: Surroundings): Promise<ExplainedMail> {
  if (raw.length > 0 && !beginsWithHeader(raw)) return explainBody(file, raw);
  const reader = watchedReader();
  const dryRun = createDryRun(surroundings);
  const incoming = { raw, recipients: [], receivedAt: surroundings.now(), deliveryId: file };
  const { action, because } = await takeMail({ ...dryRun.services, reader }, incoming);
  const { read, kind } = reader.seen;
  const why = [because, ...dryRun.lookedUp(read?.mail)].join('; ');
  return { ...unexplained(file, why), action, ...(read && sayRead(read, kind)) };
}

/** A text without any header, as it stands in a mail. */
async function explainBody(file: string, raw: Uint8Array): Promise<ExplainedMail> {
  const read = await mailReader.read(Buffer.concat([Buffer.from('Subject:\r\n\r\n'), raw]));
  const line = unexplained(file, 'it is a text and no mail: it does not begin with a header field');
  return 'unreadable' in read ? line : { ...line, text: read.mail.text, replyText: read.reply };
}

type Seen = { read?: ReadMail; kind?: MailKind };

/** The reader that the intake uses, which also keeps what it read. */
function watchedReader(): MailReader & { readonly seen: Seen } {
  const seen: Seen = {};
  return {
    ...mailReader,
    seen,
    read: async (raw) => {
      const read = await mailReader.read(raw);
      if (!('unreadable' in read)) seen.read = read;
      return read;
    },
    classify: (...mail) => {
      const found = mailReader.classify(...mail);
      seen.kind = found.kind;
      return found;
    },
  };
}

function sayRead({ mail, reply }: ReadMail, kind: MailKind | undefined) {
  return {
    subject: mail.subject,
    fromEmail: mail.from?.email ?? '',
    fromName: mail.from?.name ?? '',
    to: mail.to.map(written).join(', '),
    cc: mail.cc.map(written).join(', '),
    text: mail.text,
    replyText: reply,
    attachments: mail.attachments.map(sayAttachment),
    isAutoReply: kind === 'auto-reply',
    isBounce: kind === 'bounce',
    bounce: bounceOf(mail, kind),
    isFeedbackReport: kind === 'feedback-report',
    messageId: mail.messageId ?? null,
    inReplyTo: mail.inReplyTo[0] ?? null,
  };
}

const written = ({ email, name }: MailAddress): string => (name === '' ? email : `${name} <${email}>`);

const sayAttachment = ({ name = '', type, bytes }: MailAttachment): ExplainedAttachment => ({
  name,
  type,
  size: bytes.length,
  md5: hash('md5', bytes),
});
