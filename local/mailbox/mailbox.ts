import { closeSync, openSync, readSync, truncateSync, writeSync } from 'node:fs';
import PostalMime, { decodeWords } from 'postal-mime';
import type { SentMail } from '../aws-endpoint/ses.ts';

/** One mail that would have gone out, as `GET /_local/mail` shows it. */
export type ReadableMail = {
  readonly id: string;
  /** Virtual time, ISO 8601. */
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** By lower-case name; a field that occurs more than once is joined with commas. */
  readonly headers: { readonly [name: string]: string };
};

export type MailFilter = {
  /** Recipient's address, or a part of it. */
  readonly to?: string;
  /** Virtual time: mails from then on. */
  readonly since?: number;
};

/** The captured mailbox: every mail that the platform handed over, kept across restarts, and parsed only when somebody reads it. */
export type Mailbox = {
  capture(mail: SentMail): void;
  /** Newest last. */
  list(filter: MailFilter): Promise<readonly ReadableMail[]>;
  raw(id: string): Buffer | undefined;
  /** The pictures that a mail brings along, as `data:` addresses by what its HTML calls them behind `cid:`. */
  pictures(id: string): Promise<{ readonly [cid: string]: string } | undefined>;
  clear(): void;
  /** Tells of each mail as it comes. @returns stops telling */
  onMail(listener: (mail: ReadableMail) => void): () => void;
  close(): void;
};

/** Where a mail lies in the file. The mails themselves stay on disk. */
type Entry = { readonly id: string; readonly at: number; readonly to: string; readonly offset: number; readonly length: number };
type Line = { readonly id: string; readonly at: number; readonly from: string; readonly to: string; readonly raw: string };

/** Parsed mails kept at hand, so that polling the mailbox costs nothing. */
const CACHED = 200;

/** @param file JSON lines, one a mail */
export function openMailbox(file: string, now: () => number): Mailbox {
  let fd = openSync(file, 'a+');
  let entries = scan(fd, file);
  let end = endOf(entries.at(-1));
  const cache = new Map<string, Promise<ReadableMail>>();
  const listeners = new Set<(mail: ReadableMail) => void>();

  const read = ({ offset, length }: Entry): Line => {
    const bytes = Buffer.alloc(length);
    readSync(fd, bytes, 0, length, offset);
    return JSON.parse(bytes.toString('utf8')) as Line;
  };
  const parsed = (entry: Entry): Promise<ReadableMail> => {
    const known = cache.get(entry.id);
    if (known !== undefined) return known;
    const mail = parse(read(entry));
    cache.set(entry.id, mail);
    for (const oldest of cache.keys()) if (cache.size > CACHED) cache.delete(oldest);
    return mail;
  };
  const rawOf = (id: string): Buffer | undefined => {
    const entry = entries.find((e) => e.id === id);
    return entry && Buffer.from(read(entry).raw, 'base64');
  };
  return {
    capture: ({ id, from, to, raw }) => {
      const line: Line = { id, at: now(), from, to: to.join(', '), raw: raw.toString('base64') };
      const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
      writeSync(fd, bytes);
      const entry = { id, at: line.at, to: line.to, offset: end, length: bytes.length - 1 };
      end += bytes.length;
      entries.push(entry);
      for (const listener of listeners) void parsed(entry).then(listener);
    },
    list: (filter) => Promise.all(entries.filter((entry) => matches(entry, filter)).map(parsed)),
    raw: rawOf,
    pictures: async (id) => {
      const raw = rawOf(id);
      return raw && picturesOf(raw);
    },
    clear: () => {
      entries = [];
      end = 0;
      cache.clear();
      closeSync(fd);
      truncateSync(file);
      fd = openSync(file, 'a+');
    },
    onMail: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => closeSync(fd),
  };
}

function matches({ at, to }: Entry, filter: MailFilter): boolean {
  if (filter.since !== undefined && at < filter.since) return false;
  return filter.to === undefined || to.toLowerCase().includes(filter.to.toLowerCase());
}

function endOf(entry: Entry | undefined): number {
  return entry === undefined ? 0 : entry.offset + entry.length + 1;
}

/** Reads where the mails lie. A line that a crash cut short was never acknowledged to the platform, so it is cut off. */
function scan(fd: number, file: string): Entry[] {
  const entries: Entry[] = [];
  let rest = Buffer.alloc(0);
  let offset = 0;
  for (let piece = readPiece(fd, 0); piece.length > 0; piece = readPiece(fd, offset + rest.length)) {
    rest = Buffer.concat([rest, piece]);
    let from = 0;
    for (let newline = rest.indexOf(10); newline >= 0; newline = rest.indexOf(10, from)) {
      const { id, at, to } = JSON.parse(rest.toString('utf8', from, newline)) as Line;
      entries.push({ id, at, to, offset: offset + from, length: newline - from });
      from = newline + 1;
    }
    offset += from;
    rest = rest.subarray(from);
  }
  if (rest.length > 0) truncateSync(file, offset);
  return entries;
}

const PIECE_BYTES = 1 << 20;

function readPiece(fd: number, position: number): Buffer {
  const bytes = Buffer.alloc(PIECE_BYTES);
  return bytes.subarray(0, readSync(fd, bytes, 0, PIECE_BYTES, position));
}

async function picturesOf(raw: Buffer): Promise<{ readonly [cid: string]: string }> {
  const { attachments } = await PostalMime.parse(raw, { attachmentEncoding: 'base64' });
  const named = attachments.flatMap(({ contentId, mimeType, content }) =>
    contentId === undefined || typeof content !== 'string'
      ? []
      : [[contentId.replace(/^<|>$/g, ''), `data:${mimeType};base64,${content}`] as const],
  );
  return Object.fromEntries(named);
}

async function parse({ id, at, from, to, raw }: Line): Promise<ReadableMail> {
  const mail = await PostalMime.parse(Buffer.from(raw, 'base64'));
  const headers: { [name: string]: string } = {};
  for (const { key, value } of mail.headers) headers[key] = (key in headers ? `${headers[key]}, ` : '') + decodeWords(value);
  return {
    id,
    at: new Date(at).toISOString(),
    from: headers['from'] ?? from,
    to,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers,
  };
}
