/** Undoes Content-Transfer-Encoding. What is broken is decoded as far as it goes; nothing is refused. */
import { readInlineFiles } from './inline-files.ts';

/** @param declared value of the header @param body the bytes as they stand in the mail */
export function decodeTransfer(body: Buffer, declared: string): Buffer {
  const encoding = declared.toLowerCase();
  if (encoding.includes('base64')) return isPlainWords(body) ? body : fromBase64(body.toString('latin1'));
  if (encoding.includes('quoted')) return fromQuotedPrintable(body);
  if (/\bx?-?uu(encode)?\b/.test(encoding)) return readInlineFiles(body.toString('latin1'))?.files[0]?.bytes ?? body;
  return body;
}

/** Blanks between words and hardly a line that could be base64: somebody declared it and wrote text. */
function isPlainWords(body: Buffer): boolean {
  const lines = body
    .toString('latin1', 0, 4_096)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const isCode = (line: string) => /^[a-z0-9+/_-]{4,}={0,3}$/i.test(line.trim());
  const [first = ''] = lines;
  return (
    !isCode(first) && lines.some((line) => /[a-z,.] [a-z]+ [a-z]/i.test(line)) && lines.filter(isCode).length < lines.length / 2
  );
}

/** Takes parts that were padded one by one, and leaves out what cannot belong to it, such as a footer that a list put below. */
export function fromBase64(text: string): Buffer {
  const padding = text.indexOf('=');
  const rest = padding < 0 ? '' : text.slice(padding);
  if (!/[^=\s]/.test(rest) && !/[^a-z0-9+/=\s_-]/i.test(text)) return Buffer.from(text, 'base64');
  const pieces: Buffer[] = [];
  let piece: string[] = [];
  for (const line of text.split('\n')) {
    // Once it has ended with a padding, only what is nothing but base64 can be another piece of it.
    if (pieces.length > 0 && /[^a-z0-9+/=\s]/i.test(line)) break;
    for (const [index, part] of line
      .replace(/[^a-z0-9+/=_-]/gi, '')
      .split(/=+/)
      .entries()) {
      if (index > 0) {
        pieces.push(Buffer.from(piece.join(''), 'base64'));
        piece = [];
      }
      piece.push(part);
    }
  }
  return Buffer.concat([...pieces, Buffer.from(piece.join(''), 'base64')]);
}

const EQUALS = 0x3d;
const RETURN = 0x0d;
const FEED = 0x0a;

function fromQuotedPrintable(body: Buffer): Buffer {
  const decoded = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let index = 0; index < body.length; ) {
    const byte = body[index] ?? 0;
    if (byte !== EQUALS) {
      decoded[length] = byte;
      length += 1;
      index += 1;
      continue;
    }
    const high = hexDigit(body[index + 1]);
    const low = hexDigit(body[index + 2]);
    if (high >= 0 && low >= 0) {
      decoded[length] = high * 16 + low;
      length += 1;
      index += 3;
      continue;
    }
    const next = softBreakEnd(body, index + 1);
    if (next === undefined) {
      decoded[length] = EQUALS;
      length += 1;
    }
    index = next ?? index + 1;
  }
  return decoded.subarray(0, length);
}

/** Blanks before the line break are not meant: gateways put them there. */
const MOST_BLANKS = 100;

function softBreakEnd(body: Buffer, from: number): number | undefined {
  let index = from;
  while (index < from + MOST_BLANKS && (body[index] === 0x20 || body[index] === 0x09)) index += 1;
  if (index >= body.length) return index;
  if (body[index] === RETURN) return body[index + 1] === FEED ? index + 2 : index + 1;
  return body[index] === FEED ? index + 1 : undefined;
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
