/** A field name may be followed by white space, as the mails of old had it. */
const FIELD = /^[\x21-\x39\x3b-\x7e]{1,100}[ \t]*:/;
/** What file formats and transports put in front: a byte order mark, empty lines, and the first line of a mailbox file. */
const AHEAD = /^(?:\xef\xbb\xbf)?\s*(?:>?From [^\r\n]*(?:\r\n?|\n))?/;

/** Whether raw bytes begin as a mail does, with a header field, and not with text. */
export function beginsWithHeader(raw: Uint8Array): boolean {
  const start = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.length, 2_000)).toString('latin1');
  return FIELD.test(start.replace(AHEAD, ''));
}
