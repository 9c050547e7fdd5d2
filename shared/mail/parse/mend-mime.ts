import { charsetFor } from './charset.ts';
import { mendValue } from './encoded-words.ts';
import { type HeaderField, type MimePart, mimeParts } from './mime-parts.ts';

/** Headers that hold text of people, where undeclared bytes and broken encoded words occur. */
const WORDY =
  /^(subject|from|sender|to|cc|bcc|reply-to|content-type|content-disposition|content-description|comments|keywords|list-id)$/;
/** Enough to tell an encoding, also when the interesting characters come late. */
const SNIFF_BYTES = 256 * 1024;

/**
 * Puts right what a strict parser would misread: raw bytes in headers, encoded words cut inside a character, text parts whose charset
 * label is missing, unknown or wrong, and named text parts that are files. Everything else stays byte for byte.
 */
export function mendMime(raw: Uint8Array): Uint8Array {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const parts = mimeParts(bytes);
  const fallback = parts.map((part) => charsetOf(part, bytes)).find((charset) => charset !== undefined);
  const pieces: Uint8Array[] = [];
  let end = 0;
  for (const part of parts) {
    const header = mendedHeader(part, bytes, fallback);
    if (header === undefined) continue;
    pieces.push(bytes.subarray(end, part.headerStart), header);
    end = part.headerEnd;
  }
  return pieces.length === 0 ? bytes : Buffer.concat([...pieces, bytes.subarray(end)]);
}

/** @returns undefined when the header needs no mending */
function mendedHeader(part: MimePart, raw: Buffer, fallback: string | undefined): Buffer | undefined {
  const fields = part.fields.map((field) => mendField(field, part, raw, fallback));
  if (fields.every((field, index) => field === part.fields[index])) return undefined;
  return Buffer.from(fields.map(({ name, value }) => `${name}: ${value}\r\n`).join(''), 'utf8');
}

function mendField(field: HeaderField, part: MimePart, raw: Buffer, fallback: string | undefined): HeaderField {
  const name = field.name.toLowerCase();
  const value = name === 'content-type' ? mendContentType(field.value, part, raw) : field.value;
  const mended = needsMending(name, value) ? mendValue(value, charsetOf(part, raw) ?? fallback) : value;
  const final = name === 'content-disposition' ? mendDisposition(mended, part) : mended;
  return final === field.value ? field : { name: field.name, value: final };
}

function needsMending(name: string, value: string): boolean {
  return /[\u0080-\u00ff]/.test(value) || (WORDY.test(name) && value.includes('=?'));
}

/** A text part that carries a file name is a file: mail programs send it as an attachment and show it inline. */
function mendDisposition(value: string, part: MimePart): string {
  const isText = /^\s*text\/(?!html)/i.test(fieldOf(part, 'content-type') ?? '');
  return isText && /^\s*inline\b.*filename/is.test(value) ? value.replace(/^\s*inline/i, 'attachment') : value;
}

function mendContentType(value: string, part: MimePart, raw: Buffer): string {
  if (value !== '' && !/^\s*text\//i.test(value)) return value;
  const declared = declaredCharset(value);
  const fitting = charsetFor(decodedBody(part, raw), declared);
  if (declared?.toLowerCase() === fitting || (declared === undefined && fitting === 'utf-8')) return value;
  const bare = value.replace(/;\s*charset\s*=\s*(?:"[^"]*"|[^\s;]*)/gi, '');
  return `${bare === '' ? 'text/plain' : bare}; charset=${fitting}`;
}

function charsetOf(part: MimePart, raw: Buffer): string | undefined {
  const type = fieldOf(part, 'content-type') ?? '';
  if (!/^\s*text\//i.test(type)) return undefined;
  const declared = declaredCharset(type);
  return declared === undefined ? undefined : charsetFor(decodedBody(part, raw), declared);
}

function declaredCharset(contentType: string): string | undefined {
  const match = /;\s*charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;]+))/i.exec(contentType);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

function decodedBody(part: MimePart, raw: Buffer): Uint8Array {
  const body = raw.subarray(part.bodyStart, Math.min(part.bodyEnd, part.bodyStart + SNIFF_BYTES));
  const encoding = (fieldOf(part, 'content-transfer-encoding') ?? '').trim().toLowerCase();
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  if (encoding !== 'quoted-printable') return body;
  const text = body.toString('latin1').replace(/=\r?\n/g, '');
  return Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

function fieldOf(part: MimePart, name: string): string | undefined {
  return part.fields.find((field) => field.name.toLowerCase() === name)?.value;
}
