/** Takes a raw mail apart into its parts, as mail programs do: lenient, and in time that grows with its length alone. */
import { type HeaderField, lineEnd, readHeaderBlock } from './header-block.ts';
import { type Parametered, readParametered } from './parameters.ts';

/** One part of a mail. Messages inside messages are not opened: they are parts without children. */
export type MimePart = {
  readonly fields: readonly HeaderField[];
  readonly type: Parametered;
  /** As it stands in the mail, transfer encoding and all; of a multipart, everything between its header and its end. */
  readonly body: Buffer;
  readonly children: readonly MimePart[];
};

/** Mails with more parts, or parts deeper in parts, are attacks or accidents: what is beyond stays whole in the last part before. */
const MOST_PARTS = 2_000;
const DEEPEST = 100;
const LONGEST_BOUNDARY = 1_000;
/** In what begins a body somebody finds its first boundary. */
const GUESS_BYTES = 64 * 1024;

type Open = {
  readonly fields: readonly HeaderField[];
  readonly type: Parametered;
  readonly bodyStart: number;
  /** Of a multipart that is open. */
  readonly boundary: string | undefined;
  readonly children: MimePart[];
};

export function readMimeTree(raw: Buffer): MimePart {
  const scan = new Scan(raw);
  return scan.run();
}

class Scan {
  readonly #raw: Buffer;
  /** From the mail itself to the part that is being read. */
  readonly #open: Open[] = [];
  readonly #boundaries = new Map<string, number>();
  #count = 0;

  constructor(raw: Buffer) {
    this.#raw = raw;
  }

  run(): MimePart {
    const raw = this.#raw;
    let position = this.#begin(0, 'text/plain');
    while (position < raw.length && this.#count < MOST_PARTS) {
      const dashes = this.#nextDashes(position);
      if (dashes === undefined) break;
      position = this.#takeLine(dashes);
    }
    return this.#closeTo(0, raw.length);
  }

  /** The next line that begins with two dashes. */
  #nextDashes(position: number): number | undefined {
    const raw = this.#raw;
    if (raw[position] === 0x2d && raw[position + 1] === 0x2d && (position === 0 || raw[position - 1] === 0x0a)) return position;
    const found = raw.indexOf('\n--', Math.max(0, position - 1), 'latin1');
    return found < 0 ? undefined : found + 1;
  }

  /** @returns where to go on */
  #takeLine(start: number): number {
    const next = lineEnd(this.#raw, start);
    const hit = this.#delimiter(this.#raw.toString('latin1', start, Math.min(next, start + LONGEST_BOUNDARY)));
    const owner = hit && this.#open[hit.depth];
    if (hit === undefined || owner === undefined) return next;
    this.#closeChildren(hit.depth, this.#beforeLine(start));
    return hit.ends ? next : this.#begin(next, owner.type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain');
  }

  /** Which of the open multiparts a line divides, or ends. */
  #delimiter(line: string): { readonly depth: number; readonly ends: boolean } | undefined {
    const text = line.slice(2).trimEnd();
    const divided = this.#boundaries.get(text);
    if (divided !== undefined) return { depth: divided, ends: false };
    // Some write a word behind the last one.
    const dashes = text.search(/--(?=\s|$)/);
    const depth = dashes < 0 ? undefined : this.#boundaries.get(text.slice(0, dashes).trimEnd());
    return depth === undefined ? undefined : { depth, ends: true };
  }

  /** Begins a part, and says where its body does. */
  #begin(start: number, presumed: string): number {
    this.#count += 1;
    const { fields, bodyStart } = readHeaderBlock(this.#raw, start, (line) => this.#delimiter(line) !== undefined);
    const stated = readParametered(
      fields.find(({ name, value }) => name === 'content-type' && value !== '')?.value ?? '',
      undefined,
    );
    const type = { ...stated, value: typeOf(stated.value, presumed) };
    const isMultipart = type.value.startsWith('multipart/') && this.#open.length < DEEPEST;
    const boundary = isMultipart ? this.#boundaryOf(type, bodyStart) : undefined;
    if (boundary !== undefined && !this.#boundaries.has(boundary)) this.#boundaries.set(boundary, this.#open.length);
    this.#open.push({ fields, type, bodyStart, boundary, children: [] });
    return bodyStart;
  }

  /** The one that was declared, if it is there; otherwise the line that looks like it. */
  #boundaryOf({ parameters }: Parametered, bodyStart: number): string | undefined {
    const declared = parameters.get('boundary')?.trimEnd() || undefined;
    const beginning = this.#raw.toString('latin1', bodyStart, bodyStart + GUESS_BYTES);
    const spellings = declared === undefined ? [] : [declared, declared.replace(/\s.*$/, '')];
    const used = spellings.find((spelling) => spelling !== '' && beginning.includes(`--${spelling}`));
    if (used !== undefined) return used;
    const guessed = /(?:^|\n)--([^\s-][^\r\n]{0,200}|-[^\r\n]{1,200})\r?\ncontent-[a-z-]+:/i.exec(beginning)?.[1]?.trimEnd();
    return guessed ?? declared;
  }

  /** The line break before a delimiter belongs to the delimiter. */
  #beforeLine(start: number): number {
    if (start === 0) return 0;
    return this.#raw[start - 2] === 0x0d ? start - 2 : start - 1;
  }

  #closeChildren(owner: number, end: number): void {
    while (this.#open.length > owner + 1) this.#closeLast(end);
  }

  #closeLast(end: number): MimePart | undefined {
    const last = this.#open.pop();
    if (last === undefined) return undefined;
    const { fields, type, bodyStart, children, boundary } = last;
    if (boundary !== undefined && this.#boundaries.get(boundary) === this.#open.length) this.#boundaries.delete(boundary);
    const part = { fields, type, body: this.#raw.subarray(bodyStart, Math.max(bodyStart, end)), children };
    this.#open.at(-1)?.children.push(part);
    return part;
  }

  #closeTo(depth: number, end: number): MimePart {
    this.#closeChildren(depth, end);
    return (
      this.#closeLast(end) ?? { fields: [], type: { value: 'text/plain', parameters: new Map() }, body: this.#raw, children: [] }
    );
  }
}

/** What is no media type says nothing; `text` alone is plain text. */
function typeOf(stated: string, presumed: string): string {
  if (/^[^/\s]+\/[^/\s]+/.test(stated)) return stated.replace(/[,"'].*$/, '');
  return stated.startsWith('multipart') ? 'multipart/mixed' : presumed;
}

/** The first value of a field that says something. */
export function fieldOf({ fields }: Pick<MimePart, 'fields'>, name: string): string | undefined {
  const found = fields.filter((field) => field.name === name);
  return (found.find(({ value }) => value !== '') ?? found[0])?.value;
}
