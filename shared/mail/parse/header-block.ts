import { trimBlanks } from './trim-blanks.ts';

/** A header field. The name is in lower case; the value is unfolded and holds one character for each raw byte. */
export type HeaderField = { readonly name: string; readonly value: string };

export type HeaderBlock = {
  readonly fields: readonly HeaderField[];
  readonly bodyStart: number;
};

type Line = { readonly text: string; readonly start: number; readonly next: number };

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
/** A name may be followed by white space, as the mails of old had it. */
const FIELD = /^([\x21-\x39\x3b-\x7e]{1,200})[ \t]*:/;
const KNOWN =
  /^(from|to|cc|bcc|subject|date|message-id|received|return-path|delivered-to|reply-to|sender|in-reply-to|references|mime-version|content-[a-z-]+|auto-submitted|precedence|importance|x-[\w-]+|list-[a-z-]+|dkim-signature|authentication-results|arc-[a-z-]+|user-agent|resent-[a-z-]+|thread-[a-z]+)[ \t]*:/i;

/** Whether a line begins with a field that a line of text does not begin with by chance. */
export const beginsKnownField = (line: string): boolean => KNOWN.test(line);

/**
 * Reads the header fields from `start` on, up to an empty line or one that `isDelimiter` between parts. Lines that are no fields are passed over as long as known fields follow before the
 * empty line; where none do, somebody forgot the empty line, and the body begins there.
 */
export function readHeaderBlock(raw: Buffer, start: number, isDelimiter: (line: string) => boolean): HeaderBlock {
  const { lines, bodyStart } = linesOfBlock(raw, start, isDelimiter);
  const lastKnown = lines.findLastIndex(({ text }) => beginsKnownField(text));
  const fields: HeaderField[] = [];
  let open: { name: string; pieces: string[] } | undefined;
  const finish = () => {
    if (open !== undefined) fields.push({ name: open.name, value: trimBlanks(open.pieces.join('')) });
  };
  for (const [index, { text, start: lineStart }] of lines.entries()) {
    const name = FIELD.exec(text)?.[1];
    if (/^[ \t]/.test(text) && open !== undefined) open.pieces.push(text);
    else if (name !== undefined) {
      finish();
      open = { name: name.toLowerCase(), pieces: [text.slice(text.indexOf(':') + 1)] };
    } else if (index > lastKnown && !isMailboxLine(text, index)) {
      finish();
      return { fields, bodyStart: lineStart };
    } else if (open !== undefined && /[;,]\s*$/.test(open.pieces.at(-1) ?? '')) open.pieces.push(` ${text}`);
  }
  finish();
  return { fields, bodyStart };
}

/** Mailbox files put such a line before each mail. */
const isMailboxLine = (text: string, index: number): boolean => index === 0 && /^>?From /.test(text);

type Block = { readonly lines: readonly Line[]; readonly bodyStart: number };

function linesOfBlock(raw: Buffer, start: number, isDelimiter: (line: string) => boolean): Block {
  const lines: Line[] = [];
  for (let position = start; position < raw.length; ) {
    const line = lineAt(raw, position);
    if (line.text.startsWith('--') && isDelimiter(line.text)) return { lines, bodyStart: position };
    if (line.text === '' || (line.text.trim() === '' && !goesOn(lineAt(raw, line.next)))) return { lines, bodyStart: line.next };
    lines.push(line);
    position = line.next;
  }
  return { lines, bodyStart: raw.length };
}

/** After a line of nothing but blanks: whether the header goes on. */
const goesOn = ({ text }: Line): boolean => text.trim() !== '' && (/^[ \t]/.test(text) || beginsKnownField(text));

function lineAt(raw: Buffer, start: number): Line {
  const next = lineEnd(raw, start);
  let end = next;
  while (end > start && (raw[end - 1] === LINE_FEED || raw[end - 1] === RETURN)) end -= 1;
  return { text: raw.toString('latin1', start, end), start, next };
}

/** Start of the line after the one at `position`. */
export function lineEnd(raw: Buffer, position: number): number {
  const feed = raw.indexOf(LINE_FEED, position);
  return feed < 0 ? raw.length : feed + 1;
}
