/** One part of a MIME message by its place in the raw bytes. Multiparts are parts too; messages inside messages are not opened. */
export type MimePart = {
  readonly headerStart: number;
  /** End of the last header line, before the empty line. */
  readonly headerEnd: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly fields: readonly HeaderField[];
};

/** A header field; `value` is unfolded and holds one character for each raw byte. */
export type HeaderField = { readonly name: string; readonly value: string };

const LINE_FEED = 0x0a;
const DASH = 0x2d;
/** Mails with more parts than this are attacks or accidents; the rest stays as it is. */
const MOST_PARTS = 2_000;

type Open = {
  headerStart: number;
  headerEnd: number;
  bodyStart: number;
  fields: HeaderField[];
  boundary: string | undefined;
};

/** Finds the parts of a raw mail, in order. Follows the boundaries as mail programs do: lenient, the innermost first. */
export function mimeParts(raw: Buffer): readonly MimePart[] {
  const parts: MimePart[] = [];
  const boundaries: string[] = [];
  let open = readHeader(raw, 0);
  if (open.boundary !== undefined) boundaries.push(open.boundary);
  let position = open.bodyStart;
  let inPart = true;
  while (position < raw.length && parts.length < MOST_PARTS) {
    const next = lineEnd(raw, position);
    const hit = raw[position] === DASH && raw[position + 1] === DASH ? delimiter(raw, position, next, boundaries) : undefined;
    if (hit === undefined) {
      position = next;
      continue;
    }
    if (inPart) parts.push(close(open, position));
    boundaries.length = hit.depth + (hit.last ? 0 : 1);
    inPart = !hit.last;
    if (!inPart) {
      position = next;
      continue;
    }
    open = readHeader(raw, next);
    if (open.boundary !== undefined) boundaries.push(open.boundary);
    position = open.bodyStart;
  }
  return inPart ? [...parts, close(open, raw.length)] : parts;
}

function close({ headerStart, headerEnd, bodyStart, fields }: Open, bodyEnd: number): MimePart {
  return { headerStart, headerEnd, bodyStart, bodyEnd: Math.max(bodyStart, bodyEnd), fields };
}

function readHeader(raw: Buffer, start: number): Open {
  const fields: HeaderField[] = [];
  let position = start;
  let name: string | undefined;
  let value = '';
  const finish = () => {
    if (name !== undefined) fields.push({ name, value: value.trim() });
  };
  while (position < raw.length) {
    const next = lineEnd(raw, position);
    const line = raw.toString('latin1', position, next).replace(/\r?\n$/, '');
    if (line === '') {
      finish();
      return { headerStart: start, headerEnd: position, bodyStart: next, fields, boundary: boundaryOf(fields) };
    }
    if (/^[ \t]/.test(line) && name !== undefined) {
      value += line;
    } else {
      finish();
      const colon = line.indexOf(':');
      name = colon < 0 ? line : line.slice(0, colon).trim();
      value = colon < 0 ? '' : line.slice(colon + 1);
    }
    position = next;
  }
  finish();
  return { headerStart: start, headerEnd: raw.length, bodyStart: raw.length, fields, boundary: boundaryOf(fields) };
}

function boundaryOf(fields: readonly HeaderField[]): string | undefined {
  const type = fields.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  if (!/^\s*multipart\//i.test(type)) return undefined;
  const match = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(type);
  return match?.[1] ?? match?.[2];
}

function delimiter(
  raw: Buffer,
  start: number,
  end: number,
  boundaries: readonly string[],
): { readonly depth: number; readonly last: boolean } | undefined {
  const line = raw.toString('latin1', start + 2, Math.min(end, start + 300)).trimEnd();
  for (let depth = boundaries.length - 1; depth >= 0; depth -= 1) {
    const boundary = boundaries[depth] ?? '';
    if (line === boundary) return { depth, last: false };
    if (line === `${boundary}--`) return { depth, last: true };
  }
  return undefined;
}

/** Start of the line after this one. */
function lineEnd(raw: Buffer, position: number): number {
  const feed = raw.indexOf(LINE_FEED, position);
  return feed < 0 ? raw.length : feed + 1;
}
