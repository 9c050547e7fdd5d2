/** What the intake of mails reads in a raw mail and would do with it, by the code that decides it there. */
import { hash } from 'node:crypto';
import { decideMail, type MailDecision } from '../../shared/app/mail/decide-mail.ts';
import type { MailAddress, MailAttachment, MailKind, ReadMail } from '../../shared/app/mail/parsed-mail.ts';
import type { Configuration } from '../../shared/app/ports.ts';
import { mailReader } from '../../shared/mail/mail-reader.ts';
import { beginsWithHeader } from '../../shared/mail/parse/begins-with-header.ts';
import { bounceOf, type ExplainedReport } from './bounce-of.ts';
import { noteClues } from './clues.ts';

type RawMail = { readonly file: string; readonly raw: Uint8Array };
type Surroundings = { readonly configuration: Configuration; readonly now: () => number };

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
  bounce: null as ExplainedReport | null,
  isFeedbackReport: false,
  messageId: null as string | null,
  inReplyTo: null as string | null,
  action: 'set-aside' as MailDecision['action'],
  because,
});

type ExplainedAttachment = { readonly name: string; readonly type: string; readonly size: number; readonly md5: string };

export async function explainMail({ file, raw }: RawMail, { configuration, now }: Surroundings): Promise<ExplainedMail> {
  if (raw.length > 0 && !beginsWithHeader(raw)) return explainBody(file, raw);
  const read = await mailReader.read(raw);
  const clues = noteClues(mailReader, configuration);
  const incoming = { raw, recipients: [], receivedAt: now(), deliveryId: file };
  const decision = await decideMail(clues.knowledge, incoming, read);
  if ('unreadable' in read) return unexplained(file, decision.because);
  const kind = decision.action === 'ignored' ? decision.kind : 'person';
  const looked = clues.inWords([...read.mail.to, ...read.mail.cc]);
  const because = [decision.because, ...(looked.length === 0 ? [] : [`would first look for the ticket of ${looked.join(', ')}`])];
  return { ...unexplained(file, because.join('; ')), action: decision.action, ...sayRead(read, kind) };
}

/** A text without any header, as it stands in a mail. */
async function explainBody(file: string, raw: Uint8Array): Promise<ExplainedMail> {
  const read = await mailReader.read(Buffer.concat([Buffer.from('Subject:\r\n\r\n'), raw]));
  const line = unexplained(file, 'it is a text and no mail: it does not begin with a header field');
  return 'unreadable' in read ? line : { ...line, text: read.mail.text, replyText: read.reply };
}

function sayRead({ mail, reply }: ReadMail, kind: MailKind) {
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
