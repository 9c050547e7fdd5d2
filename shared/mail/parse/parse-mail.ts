import type { MailAddress, ParsedMail } from '../../app/mail/parsed-mail.ts';
import { oneLine } from '../plain-text.ts';
import { readAddresses } from './addresses.ts';
import { charsetFor } from './charset.ts';
import { type Encoding, encodingOf } from './charset-labels.ts';
import { decodeBinary, decodeValue } from './encoded-words.ts';
import { isMessage, readContent } from './mail-content.ts';
import { fieldOf, type MimePart, readMimeTree } from './mime-tree.ts';
import { decodeTransfer } from './transfer-encoding.ts';
import { withLineFeeds } from './with-line-feeds.ts';

export type ParseOutcome = { readonly ok: true; readonly mail: ParsedMail } | { readonly ok: false; readonly because: string };

/** SES takes in at most 40 MB; nothing larger can have come the regular way. */
const MOST_BYTES = 45 * 1024 * 1024;
const MOST_HEADER_BYTES = 1024 * 1024;
const SUBJECT_MAX = 1_000;

/**
 * Reads a raw mail. Declared charsets are mistrusted, broken headers read as well as they can be, and a mail inside the mail is an
 * attachment. Never throws: a mail that cannot be read is a value that says why.
 * @param undeclared what bytes are that nobody declared a charset for
 */
export function parseMail(raw: Uint8Array, undeclared?: Encoding): ParseOutcome {
  if (raw.length === 0) return { ok: false, because: 'the mail is empty' };
  if (raw.length > MOST_BYTES) return { ok: false, because: `the mail has ${raw.length} bytes, more than ${MOST_BYTES}` };
  try {
    const root = readMimeTree(withLineFeeds(raw));
    if (root.fields.length === 0) return { ok: false, because: 'the mail has no headers' };
    if (root.fields.reduce((sum, { value }) => sum + value.length, 0) > MOST_HEADER_BYTES)
      return { ok: false, because: `the headers are longer than ${MOST_HEADER_BYTES} bytes` };
    return { ok: true, mail: toParsedMail(root, undeclared) };
  } catch (error) {
    return { ok: false, because: error instanceof Error ? oneLine(error.message, 200) : 'the parser failed' };
  }
}

function toParsedMail(root: MimePart, undeclared: Encoding | undefined): ParsedMail {
  const charset = charsetOf(root) ?? undeclared;
  const value = (name: string) => fieldOf(root, name);
  const headers = new Map<string, string>();
  for (const { name, value: text } of root.fields) if (!headers.get(name)) headers.set(name, decodeBinary(text, charset));
  const header = (name: string) => headers.get(name);
  const addresses = (name: string) => readAddresses(allOf(root, name), charset, 'anywhere');
  return {
    from: senderOf(value('from') ?? '', charset),
    replyTo: addresses('reply-to'),
    to: addresses('to'),
    cc: addresses('cc'),
    subject: oneLine(decodeValue(value('subject') ?? '', charset), SUBJECT_MAX),
    ...contentOf(root, charset),
    messageId: messageIds(header('message-id'))[0],
    inReplyTo: messageIds(header('in-reply-to')),
    references: messageIds(header('references')),
    date: header('date'),
    autoSubmitted: header('auto-submitted'),
    precedence: header('precedence'),
    listId: header('list-id'),
    returnPath: returnPathOf(header('return-path')),
    reportType: root.type.parameters.get('report-type')?.toLowerCase(),
    hops: root.fields.filter(({ name }) => name === 'received').length,
    headers,
  };
}

/** Who forwards a mail as an attachment and writes nothing means what the forwarded mail says. */
function contentOf(root: MimePart, charset: Encoding | undefined): Pick<ParsedMail, 'text' | 'html' | 'attachments'> {
  const content = readContent(root, charset);
  const [forwarded, ...others] = content.attachments.filter(({ type }) => isMessage(type));
  if (content.text !== '' || forwarded === undefined || others.length > 0) return content;
  return { ...content, text: readContent(readMimeTree(Buffer.from(forwarded.bytes)), charset).text };
}

/**
 * Programs that write raw bytes into headers write them as they do in the body: that of the first text is taken. UTF-8 is known by
 * itself, and a western label on a text of nothing but ASCII says nothing.
 */
function charsetOf(part: MimePart): Encoding | undefined {
  const label = part.type.value.startsWith('text/') ? encodingOf(part.type.parameters.get('charset')) : undefined;
  if (label !== undefined && label !== 'utf-8') {
    const bytes = decodeTransfer(part.body, fieldOf(part, 'content-transfer-encoding') ?? '');
    const charset = charsetFor(bytes, label);
    if (charset !== 'utf-8' && (charset !== 'windows-1252' || bytes.some((byte) => byte > 0x7f))) return charset;
  }
  for (const child of part.children) {
    const found = charsetOf(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Fields that may stand once stand twice in some mails. */
const allOf = ({ fields }: MimePart, name: string): string =>
  fields
    .filter((field) => field.name === name && field.value !== '')
    .map(({ value }) => value)
    .join(', ');

/** The first that has an address. Outlook puts apostrophes around a name that is an address. */
function senderOf(value: string, charset: Encoding | undefined): MailAddress | undefined {
  const found = readAddresses(value, charset, 'open').find(({ email }) => email.includes('@'));
  return found && { email: found.email, name: found.name.replace(/^'(.*)'$/, '$1') };
}

/** Ids stand in angle brackets; some senders forget them. Blanks and comments in them are none of theirs. */
function messageIds(value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  const bracketed = [...value.matchAll(/<([^<>]+)>/g)]
    .map(([, id = '']) => id.replace(/\([^()]*\)|\s/g, ''))
    .filter((id) => id !== '');
  return bracketed.length > 0 ? bracketed : value.split(/[\s,]+/).filter((id) => id.includes('@'));
}

function returnPathOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  return (/<([^<>]*)>/.exec(value)?.[1] ?? value).trim();
}
