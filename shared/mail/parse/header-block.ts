/** A header field. The name is in lower case; the value is unfolded and holds one character for each raw byte. */
export type HeaderField = { readonly name: string; readonly value: string };

export type HeaderBlock = {
  readonly fields: readonly HeaderField[];
  readonly bodyStart: number;
};

type Line = { readonly text: string; readonly start: number; readonly next: number };

const LINE_FEED = 0x0a;
/** A name may be followed by white space, as the mails of old had it. */
const FIELD = /^([\x21-\x39\x3b-\x7e]{1,200})[ \t]*:/;
/** Fields that a line of text does not begin with by chance. */
const KNOWN =
  /^(from|to|cc|bcc|subject|date|message-id|received|return-path|delivered-to|reply-to|sender|in-reply-to|references|mime-version|content-[a-z-]+|auto-submitted|precedence|importance|x-[\w-]+|list-[a-z-]+|dkim-signature|authentication-results|arc-[a-z-]+|user-agent|resent-[a-z-]+|thread-[a-z]+)[ \t]*:/i;

/**
 * Reads the header fields from `start` on. Lines that are no fields are passed over as long as known fields follow before the
 * empty line; where none do, somebody forgot the empty line, and the body begins there.
 */
export function readHeaderBlock(raw: Buffer, start: number, end: number): HeaderBlock {
  const { lines, bodyStart } = linesOfBlock(raw, start, end);
  const lastKnown = lines.findLastIndex(({ text }) => KNOWN.test(text));
  const fields: HeaderField[] = [];
  let open: { name: string; pieces: string[] } | undefined;
  const finish = () => {
    if (open !== undefined) fields.push({ name: open.name, value: open.pieces.join('').trim() });
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

function linesOfBlock(raw: Buffer, start: number, end: number): { readonly lines: readonly Line[]; readonly bodyStart: number } {
  const lines: Line[] = [];
  for (let position = start; position < end; ) {
    const line = lineAt(raw, position, end);
    if (line.text === '' || (line.text.trim() === '' && !goesOn(lineAt(raw, line.next, end)))) {
      return { lines, bodyStart: line.next };
    }
    lines.push(line);
    position = line.next;
  }
  return { lines, bodyStart: end };
}

/** After a line of nothing but blanks: whether the header goes on. */
const goesOn = ({ text }: Line): boolean => text.trim() !== '' && (/^[ \t]/.test(text) || KNOWN.test(text));

function lineAt(raw: Buffer, start: number, end: number): Line {
  const next = lineEnd(raw, start, end);
  return { text: raw.toString('latin1', start, next).replace(/[\r\n]+$/, ''), start, next };
}

/** Start of the line after the one at `position`, at most `end`. */
export function lineEnd(raw: Buffer, position: number, end: number): number {
  const feed = raw.indexOf(LINE_FEED, position);
  return feed < 0 || feed >= end ? end : feed + 1;
}
