/**
 * Decodes bytes whose charset label may be missing, unknown or a lie. Labels are a hint; the bytes decide where they
 * are clear: text that is valid UTF-8 beyond chance is UTF-8 whatever the label says.
 */

/** Labels seen in mail that the platform does not know, and labels that promise less than their bytes hold. */
const ALIASES: { readonly [label: string]: string } = {
  gb2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  'iso-gb2312': 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  cp936: 'gb18030',
  'windows-936': 'gb18030',
  'gb18030-2005': 'gb18030',
  cp950: 'big5',
  'windows-950': 'big5',
  'x-big5': 'big5',
  cp932: 'shift_jis',
  'windows-932': 'shift_jis',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  cp949: 'euc-kr',
  utf8mb4: 'utf-8',
  'utf-8-variant': 'utf-8',
  unicode: 'utf-8',
  ansi: 'windows-1252',
  binary: 'windows-1252',
};

/** Labels of encodings whose text is plain ASCII to a byte counter. */
const SEVEN_BIT = /^(iso-2022|hz|utf-7)/;

/** @returns a label that TextDecoder knows and that fits the bytes best. */
export function charsetFor(bytes: Uint8Array, declared: string | undefined): string {
  const label = normalise(declared);
  const high = countHighBytes(bytes);
  if (high.count === 0 || (label !== undefined && SEVEN_BIT.test(label))) return label ?? 'utf-8';
  const utf8 = utf8Share(bytes, high.count);
  if (utf8 === 1 && !couldBeChance(high.count, label)) return 'utf-8';
  if (label === undefined || label === 'utf-8') return unlabelled(high, utf8);
  return label;
}

/** A single accented pair of Latin-1 can look like UTF-8; more of them do not. */
function couldBeChance(highBytes: number, label: string | undefined): boolean {
  return highBytes < 4 && label !== undefined && isSingleByte(label);
}

function unlabelled(high: HighBytes, utf8: number): string {
  // Mostly UTF-8 with a broken spot, as where somebody cut it, is still UTF-8.
  if (utf8 >= 0.8) return 'utf-8';
  return high.paired / high.count >= 0.8 ? 'gb18030' : 'windows-1252';
}

export function decodeBytes(bytes: Uint8Array, declared: string | undefined): string {
  return new TextDecoder(charsetFor(bytes, declared)).decode(bytes);
}

/** @returns undefined for a label that names no encoding, or the one that everybody writes without thinking. */
function normalise(declared: string | undefined): string | undefined {
  const label = (declared ?? '')
    .trim()
    .toLowerCase()
    .replace(/^['"]|['"]$/g, '')
    .replace(/\*.*$/, '');
  if (label === '' || label === 'us-ascii' || label === 'ascii' || label === '7bit' || label === '8bit') return undefined;
  const known = ALIASES[label] ?? ALIASES[label.replace(/_/g, '-')] ?? label;
  try {
    return new TextDecoder(known).encoding;
  } catch {
    return undefined;
  }
}

function isSingleByte(encoding: string): boolean {
  return /^(windows-|iso-8859-|koi8|macintosh|x-mac|ibm866)/.test(encoding);
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
    const length = sequenceLength(bytes[index] ?? 0);
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
