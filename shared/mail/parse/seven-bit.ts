/** Encodings that write everything in ASCII bytes and that the platform does not decode: UTF-7, HZ, and ISO-2022 of Korea and China. */
import { decodeByStandard } from './standard-encodings.ts';

const ENCODINGS = ['utf-7', 'hz-gb-2312', 'iso-2022-kr', 'iso-2022-cn'] as const;
export type SevenBit = (typeof ENCODINGS)[number];

export const isSevenBit = (label: string): label is SevenBit => ENCODINGS.some((one) => one === label);

export function decodeSevenBit(bytes: Uint8Array, encoding: SevenBit): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  if (encoding === 'utf-7') return fromUtf7(text);
  if (encoding === 'hz-gb-2312') return fromHz(text);
  const bare = text.replace(/\u001b\$[)*+][A-Z]/g, '');
  // Between "shift out" and "shift in" two bytes are one character, without their high bits.
  return shifted(bare, /\u000e([^\u000e\u000f\r\n]*)\u000f?/g, encoding === 'iso-2022-kr' ? 'euc-kr' : 'gb18030');
}

function fromUtf7(text: string): string {
  return text.replace(/\+([a-z0-9+/]*)-?/gi, (whole, word: string) => {
    if (word === '') return whole === '+-' ? '+' : whole;
    const bytes = Buffer.from(word, 'base64');
    if (bytes.length < 2) return whole;
    return new TextDecoder('utf-16be').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  });
}

function fromHz(text: string): string {
  // The first byte of a character is never `~`, so `~}` cannot stand inside one, but its halves can: pairs are taken as pairs.
  return shifted(text.replace(/~\r?\n/g, ''), /~\{(?:[!-}][!-~])*(?:~\})?/g, 'gb18030').replace(/~~/g, '~');
}

/** Decodes what a pattern finds as two-byte characters whose high bits were dropped. */
function shifted(text: string, pattern: RegExp, encoding: string): string {
  return text.replace(pattern, (whole) => {
    const payload = whole.replace(/^(~\{|\u000e)|(~\}|\u000f)$/g, '');
    return decodeByStandard(
      Uint8Array.from(payload, (char) => charCode(char) | 0x80),
      encoding,
    );
  });
}

const charCode = (char: string): number => char.charCodeAt(0);
