import { beginsKnownField } from './header-block.ts';

/** A field name may be followed by white space, as the mails of old had it. */
const FIELD = /^[\x21-\x39\x3b-\x7e]{1,100}[ \t]*:/;
/** What file formats and transports put in front: a byte order mark, empty lines, and the first line of a mailbox file. */
const AHEAD = /^(?:\xef\xbb\xbf)?\s*(?:>?From [^\r\n]*(?:\r\n?|\n))?/;
/** What only a mail has on its way, and no text that quotes one. */
const TRANSPORT = /^(return-path|received|message-id|mime-version|delivered-to)[ \t]*:/i;
const ENOUGH_TRANSPORT = 2;

/** Whether raw bytes are a mail, which begins with header fields, also after a line that somebody put above them, and not only the text of one. */
export function beginsWithHeader(raw: Uint8Array): boolean {
  const start = beginningOf(raw);
  if (FIELD.test(start)) return true;
  const [firstBlock = ''] = start.split(/(?:\r?\n){2}/, 1);
  return firstBlock.split(/\r?\n/).filter((line) => TRANSPORT.test(line)).length >= ENOUGH_TRANSPORT;
}

/** Whether raw bytes begin with a field that mails have. Others, as those of settings, may look like one. */
export const beginsWithKnownField = (raw: Uint8Array): boolean => beginsKnownField(beginningOf(raw));

const beginningOf = (raw: Uint8Array): string =>
  Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.length, 8_000)).toString('latin1').replace(AHEAD, '');
