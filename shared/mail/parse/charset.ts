/**
 * Decodes bytes whose charset label may be missing, unknown or a lie. Labels are a hint; the bytes decide where they
 * are clear: text that is valid UTF-8 beyond chance is UTF-8 whatever the label says.
 */
import { isUtf8 } from 'node:buffer';
import { type Encoding, encodingOf } from './charset-labels.ts';
import { decodeOldCodePage, isOldCodePage } from './old-code-pages.ts';
import { decodeSevenBit, isSevenBit } from './seven-bit.ts';
import { decodeByStandard } from './standard-encodings.ts';

const ESCAPES = /\u001b\$[@B]|\u001b\([BJ]/;

/** @param undeclared what such bytes are that nobody declared, if that is known @returns the encoding that fits the bytes best */
export function charsetFor(bytes: Uint8Array, declared: string | undefined, undeclared?: Encoding): Encoding {
  const label = encodingOf(declared);
  if (label?.startsWith('utf-16')) return wideEncoding(bytes, label);
  const high = countHighBytes(bytes);
  if (high.count === 0) return label ?? (isJapanese(bytes) ? 'iso-2022-jp' : 'utf-8');
  const utf8 = utf8Share(bytes, high.count);
  if (utf8 === 1 && !couldBeChance(high.count, label)) return 'utf-8';
  if (label === undefined || label === 'utf-8') return unlabelled(high, utf8, undeclared);
  return label;
}

/** A single accented pair of Latin-1 can look like UTF-8; more of them do not. */
function couldBeChance(highBytes: number, label: string | undefined): boolean {
  return highBytes < 4 && label !== undefined && isSingleByte(label);
}

function unlabelled(high: HighBytes, utf8: number, undeclared: Encoding | undefined): Encoding {
  // Mostly UTF-8 with a broken spot, as where somebody cut it, is still UTF-8.
  if (utf8 >= 0.8) return 'utf-8';
  if (undeclared !== undefined && undeclared !== 'utf-8') return undeclared;
  return high.paired / high.count >= 0.8 ? 'gb18030' : 'windows-1252';
}

/** Some escape, because nobody declares that text is ISO-2022-JP when it is mail from Japan. */
function isJapanese(bytes: Uint8Array): boolean {
  return bytes.includes(0x1b) && ESCAPES.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));
}

/**
 * Text in two-byte units has zeros or, where it is Chinese throughout, bytes that are no other text; what has neither is no such text.
 * A mark at its beginning says which byte comes first.
 */
function wideEncoding(bytes: Uint8Array, label: Encoding): Encoding {
  const couldBeOther = isUtf8(bytes) || bytes.length % 2 !== 0;
  if (!bytes.includes(0) && couldBeOther) return charsetFor(bytes, undefined);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0 && bytes[1] !== 0 ? 'utf-16be' : label;
}

/** @param undeclared as for `charsetFor` */
export function decodeBytes(bytes: Uint8Array, declared: string | undefined, undeclared?: Encoding): string {
  const encoding = charsetFor(bytes, declared, undeclared);
  if (isSevenBit(encoding)) return decodeSevenBit(bytes, encoding);
  return isOldCodePage(encoding) ? decodeOldCodePage(bytes, encoding) : decodeByStandard(bytes, encoding);
}

function isSingleByte(encoding: string): boolean {
  return isOldCodePage(encoding) || /^(windows-|iso-8859-|koi8|macintosh|x-mac|ibm866)/.test(encoding);
}

/** High bytes, and how many of them stand in runs of even length, as two-byte characters do and accented letters do not. */
type HighBytes = { readonly count: number; readonly paired: number };

function countHighBytes(bytes: Uint8Array): HighBytes {
  let count = 0;
  let paired = 0;
  let run = 0;
  for (let index = 0; index <= bytes.length; index += 1) {
    if ((bytes[index] ?? 0) >= 0x80) {
      run += 1;
      continue;
    }
    count += run;
    if (run % 2 === 0) paired += run;
    run = 0;
  }
  return { count, paired };
}

/** Share of the high bytes that belong to well-formed UTF-8 sequences. */
function utf8Share(bytes: Uint8Array, highBytes: number): number {
  let fitting = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    // What ends inside a character was cut there.
    const length = Math.min(sequenceLength(bytes[index] ?? 0), bytes.length - index);
    if (length < 2 || !continues(bytes, index + 1, length - 1)) continue;
    fitting += length;
    index += length - 1;
  }
  return fitting / highBytes;
}

function sequenceLength(first: number): number {
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 1;
}

function continues(bytes: Uint8Array, from: number, count: number): boolean {
  for (let index = from; index < from + count; index += 1) {
    if (((bytes[index] ?? 0) & 0xc0) !== 0x80) return false;
  }
  return true;
}
