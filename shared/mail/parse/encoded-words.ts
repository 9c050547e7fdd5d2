/** Decodes RFC 2047 words wherever they stand and however they were broken. Linear in the length of the value. */
import { isUtf8 } from 'node:buffer';
import { decodeBytes } from './charset.ts';
import { encodingOf } from './charset-labels.ts';
import { fromBase64 } from './transfer-encoding.ts';

type Word = { readonly charset: string; readonly isBase64: boolean; readonly payload: string };
export type Found = { readonly word: Word; readonly start: number; readonly end: number };

const OPENING = /=\?([^?\s=]{1,80})\?([qb])\?/iy;

/** Decodes a header value, given as one character a byte; bytes that nobody declared are read as `charset` where they fit it. */
export const decodeValue = (value: string, charset: string | undefined): string =>
  decodeWords(value, (between) => decodeBinary(between, charset));

/** Decodes the encoded words of a text, and gives what stands between them to `decodeBetween`. */
export function decodeWords(value: string, decodeBetween: (between: string) => string = (between) => between): string {
  let decoded = '';
  let end = 0;
  let run: Word[] = [];
  const flush = () => {
    decoded += decodeRun(run);
    run = [];
  };
  for (let found = nextWord(value, 0); found !== undefined; found = nextWord(value, found.end)) {
    const between = value.slice(end, found.start);
    // Words with nothing but white space between them belong together.
    if (run.length === 0 || between.trim() !== '') {
      flush();
      decoded += decodeBetween(between);
    }
    run.push(found.word);
    end = found.end;
  }
  flush();
  return decoded + decodeBetween(value.slice(end));
}

/** The next encoded word from a position on. One that nothing ends goes up to the end, if it could be one so far. */
export function nextWord(value: string, from: number): Found | undefined {
  for (let start = value.indexOf('=?', from); start >= 0; start = value.indexOf('=?', start + 2)) {
    OPENING.lastIndex = start;
    const opening = OPENING.exec(value);
    if (opening === null) continue;
    const [all, charset = '', encoding = ''] = opening;
    const payloadStart = start + all.length;
    const close = value.indexOf('?=', payloadStart);
    const isBase64 = encoding.toLowerCase() === 'b';
    const payload = value.slice(payloadStart, close < 0 ? undefined : close);
    if (close < 0 && /\s/.test(payload)) return undefined;
    const word = { charset: charset.replace(/\*.*$/, '').toLowerCase(), isBase64, payload };
    return { word, start, end: close < 0 ? value.length : close + 2 };
  }
  return undefined;
}

/** Decoding words of one charset together keeps characters that a sender cut in two. */
function decodeRun(words: readonly Word[]): string {
  const runs: Word[][] = [];
  for (const word of words) {
    const last = runs.at(-1);
    if (last?.[0] !== undefined && isSameCharset(last[0].charset, word.charset)) last.push(word);
    else runs.push([word]);
  }
  return runs.map((run) => decodeBytes(bytesOf(run), run[0]?.charset)).join('');
}

const isSameCharset = (one: string, other: string): boolean =>
  one === other || (encodingOf(one) ?? one) === (encodingOf(other) ?? other);

function bytesOf(words: readonly Word[]): Buffer {
  const bytes: Buffer[] = [];
  let cut = '';
  for (const [index, { isBase64, payload }] of words.entries()) {
    const text = cut + (isBase64 ? payload.replace(/\s/g, '') : payload);
    cut = '';
    // Somebody cut base64 where it cannot be cut: the rest stands in the next word.
    if (isBase64 && !text.includes('=') && text.length % 4 !== 0 && words[index + 1]?.isBase64 === true) cut = text;
    else bytes.push(isBase64 ? fromBase64(text) : fromQ(text));
  }
  return Buffer.concat(bytes);
}

function fromQ(payload: string): Buffer {
  const plain = payload
    .replace(/_/g, ' ')
    .replace(/=[ \t]?([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}

/** Raw bytes, as programs write them that know no encoded words: UTF-8 where they can be; the escapes of Japanese mail are such bytes too. */
export function decodeBinary(binary: string, charset: string | undefined): string {
  if (!/[\u0080-\u00ff\u001b]/.test(binary)) return binary;
  const bytes = Buffer.from(binary, 'latin1');
  return decodeBytes(bytes, isUtf8(bytes) ? undefined : charset);
}
