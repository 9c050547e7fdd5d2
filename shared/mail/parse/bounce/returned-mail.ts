/** The mail that came back, as a report brings it along: as a part of its own, or below its own words. */
import type { MailAttachment, ParsedMail } from '../../../app/mail/parsed-mail.ts';

/** A report says all of interest in its beginning; what follows was written by strangers. */
const MOST_BYTES = 20_000;
const ORIGINALS = ['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers', 'message/global', 'message/global-headers'];

/** Where the words of a mail system end, and the mail that came back begins. */
const BEGINNINGS: readonly RegExp[] = [
  /^[ \t]*-{2,}[ \t]*(this is a copy of|below (this|the next) line|included is a copy|original (mail|message)|returned message|unsent message|(the )?header of the original|message headers? follows?|no message was collected|mensaje original|forwarded message)/im,
  /^[ \t]*(original message (headers|follows)|message headers? follow|included is a copy of the message|below is a copy of the original|the attachment contains the original|original mail as follows|en-?t.{1,4}tes de message d'origine|intestazioni originali|ursprungshuvuden|ursprüngliche nachrichtenkopf|encabezados de mensajes? originale?s?|原始邮件头|原始邮件标头|元のメッセージ ヘッダー|以下は元のメール|'?\+{20,})/im,
  /\n[ \t]*\n(?=(received|return-path):)/i,
];

export type ReturnedMail = {
  /** What the mail system itself says. */
  readonly words: string;
  /** Header of the mail that came back; empty where the report does not bring it. */
  readonly header: string;
};

export function separateReturned({ text, attachments }: ParsedMail): ReturnedMail {
  const head = text.slice(0, MOST_BYTES);
  const start = Math.min(...BEGINNINGS.map((pattern) => head.search(pattern)).map((at) => (at < 0 ? head.length : at)));
  const part = attachments.find(({ type }) => ORIGINALS.includes(type));
  const below = head.slice(start);
  const header = part === undefined ? below.slice(Math.max(0, below.search(/^[\w-]{2,40}:/m))) : textOf(part);
  return { words: head.slice(0, start), header: header.split(/\r?\n\r?\n/, 1)[0] ?? '' };
}

export function textOf(part: MailAttachment | undefined): string {
  return part === undefined ? '' : new TextDecoder().decode(part.bytes.subarray(0, MOST_BYTES));
}

/** The first field of that name, unfolded; `undefined` when it is missing or empty. */
export function headerField(text: string, name: string): string | undefined {
  const lines = text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const line = lines.find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  const value = line?.slice(name.length + 1).trim();
  return value === '' ? undefined : value;
}
