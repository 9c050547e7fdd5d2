import PostalMime, { type Address, type Attachment, addressParser, type Email } from 'postal-mime';
import type { MailAddress, MailAttachment, ParsedMail } from '../../app/mail/parsed-mail.ts';
import { cleanLines, oneLine } from '../plain-text.ts';
import { decodeValue } from './encoded-words.ts';
import { htmlToText } from './html-to-text.ts';
import { mendMime } from './mend-mime.ts';

export type ParseOutcome = { readonly ok: true; readonly mail: ParsedMail } | { readonly ok: false; readonly because: string };

/** SES takes in at most 40 MB; nothing larger can have come the regular way. */
const MOST_BYTES = 45 * 1024 * 1024;
const SUBJECT_MAX = 1_000;
const NAME_MAX = 200;

const OPTIONS = { maxNestingDepth: 100, maxHeadersSize: 1024 * 1024, forceRfc822Attachments: true } as const;

/**
 * Reads a raw mail. Declared charsets are mistrusted, broken headers read as well as they can be, and a mail inside the mail is an
 * attachment. Never throws: a mail that cannot be read is a value that says why.
 */
export async function parseMail(raw: Uint8Array): Promise<ParseOutcome> {
  if (raw.length === 0) return { ok: false, because: 'the mail is empty' };
  if (raw.length > MOST_BYTES) return { ok: false, because: `the mail has ${raw.length} bytes, more than ${MOST_BYTES}` };
  try {
    const email = await PostalMime.parse(mendMime(raw), OPTIONS);
    if (email.headers.length === 0) return { ok: false, because: 'the mail has no headers' };
    const mail = toParsedMail(email);
    return { ok: true, mail: mail.text === '' ? { ...mail, text: await forwardedText(mail) } : mail };
  } catch (error) {
    return { ok: false, because: error instanceof Error ? oneLine(error.message, 200) : 'the parser failed' };
  }
}

function toParsedMail(email: Email): ParsedMail {
  const headers = new Map<string, string>();
  for (const { key, value } of email.headers) if (!headers.has(key)) headers.set(key, value);
  const header = (name: string) => headers.get(name);
  const contentType = header('content-type') ?? '';
  return {
    from: addressesOf(headers.get('from')).find(({ email: address }) => address.includes('@')),
    replyTo: mailboxes(email.replyTo),
    to: mailboxes(email.to),
    cc: mailboxes(email.cc),
    subject: oneLine(decodeValue(header('subject') ?? '', undefined), SUBJECT_MAX),
    text: textOf(email),
    html: email.html,
    attachments: email.attachments.map(attachmentOf),
    messageId: messageIds(header('message-id'))[0],
    inReplyTo: messageIds(header('in-reply-to')),
    references: messageIds(header('references')),
    date: header('date'),
    autoSubmitted: header('auto-submitted'),
    precedence: header('precedence'),
    listId: header('list-id'),
    returnPath: returnPathOf(header('return-path')),
    reportType: /;\s*report-type\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1]?.toLowerCase(),
    headers,
  };
}

/** Who forwards a mail as an attachment and writes nothing means what the forwarded mail says. */
async function forwardedText({ attachments }: ParsedMail): Promise<string> {
  const [forwarded, ...others] = attachments.filter(({ type }) => type === 'message/rfc822');
  if (forwarded === undefined || others.length > 0) return '';
  return textOf(await PostalMime.parse(mendMime(forwarded.bytes), OPTIONS));
}

/** Plain text as sent; otherwise what the HTML says. White space alone is no text. */
function textOf({ text, html }: Email): string {
  const plain = cleanLines(text ?? '');
  return plain !== '' || html === undefined ? plain : cleanLines(htmlToText(html));
}

function addressesOf(value: string | undefined): readonly MailAddress[] {
  return value === undefined ? [] : mailboxes(addressParser(value));
}

function mailboxes(list: readonly Address[] | undefined): readonly MailAddress[] {
  return (list ?? []).flatMap((entry) => {
    if (entry.group !== undefined) return mailboxes(entry.group);
    return [{ email: bareAddress(entry.address), name: oneLine(entry.name, NAME_MAX) }];
  });
}

/** Comments and white space are allowed around the parts of an address and belong to none of them. */
function bareAddress(address: string): string {
  const line = oneLine(address, 320);
  const bare = line.replace(/\([^()]*\)/g, '').replace(/\s+(?=[.@])|(?<=[.@])\s+/g, '');
  return /\s/.test(bare) ? line : bare;
}

/** Ids stand in angle brackets; some senders forget them. */
function messageIds(value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  const bracketed = [...value.matchAll(/<\s*([^<>\s]+)\s*>/g)].flatMap(([, id]) => id ?? []);
  return bracketed.length > 0 ? bracketed : value.split(/[\s,]+/).filter((id) => id.includes('@'));
}

function returnPathOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  return (/<([^<>]*)>/.exec(value)?.[1] ?? value).trim();
}

function attachmentOf(part: Attachment): MailAttachment {
  const bytes = typeof part.content === 'string' ? Buffer.from(part.content) : new Uint8Array(part.content);
  const stated = part.filename === null ? '' : oneLine(part.filename, NAME_MAX);
  return {
    name: stated === '' ? nestedName(part.mimeType, bytes) : stated,
    type: part.mimeType || 'application/octet-stream',
    bytes,
  };
}

/** A forwarded mail is known by its own subject. */
function nestedName(type: string, bytes: Uint8Array): string | undefined {
  if (type !== 'message/rfc822') return undefined;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536)).toString('latin1');
  const subject = /^subject:[ \t]*(.*(?:\r?\n[ \t].*)*)/im.exec(head.split(/\r?\n\r?\n/)[0] ?? '')?.[1];
  const decoded = subject === undefined ? '' : oneLine(decodeValue(subject.replace(/\r?\n/g, ''), undefined), NAME_MAX);
  return decoded === '' ? undefined : `${decoded}.eml`;
}
