import { decodeBytes } from './charset.ts';

/** One RFC 2047 word. The payload may hold raw bytes, which senders forget to encode. */
const WORD = /=\?([^?\s]+)\?([qb])\?([^?]*)\?=/gi;
/** Words with nothing but white space between them belong together. */
const RUN = /=\?[^?\s]+\?[qb]\?[^?]*\?=(?:[ \t\r\n]*=\?[^?\s]+\?[qb]\?[^?]*\?=)*/gi;

/**
 * Rewrites a header value, given as one character a byte, so that any decoder reads it right: each run of encoded words becomes
 * one word in UTF-8, raw bytes become characters. Decoding a run as a whole keeps characters that a sender cut in two.
 * What was encoded stays encoded, so a decoded comma or bracket cannot pretend to be syntax.
 */
export function mendValue(value: string, charset: string | undefined): string {
  let mended = '';
  let end = 0;
  for (const run of value.matchAll(RUN)) {
    mended += decodeBinary(value.slice(end, run.index), charset) + encodeWord(decodeRun(run[0]));
    end = run.index + run[0].length;
  }
  return mended + decodeBinary(value.slice(end), charset);
}

/** Decodes a mended or raw header value to text. */
export function decodeValue(value: string, charset: string | undefined): string {
  let decoded = '';
  let end = 0;
  for (const run of value.matchAll(RUN)) {
    decoded += decodeBinary(value.slice(end, run.index), charset) + decodeRun(run[0]);
    end = run.index + run[0].length;
  }
  return decoded + decodeBinary(value.slice(end), charset);
}

function decodeRun(run: string): string {
  const words = [...run.matchAll(WORD)].map(([, charset = '', encoding = '', payload = '']) => ({
    charset: charset.replace(/\*.*$/, '').toLowerCase(),
    bytes: encoding.toLowerCase() === 'b' ? fromBase64(payload) : fromQ(payload),
  }));
  let decoded = '';
  for (let index = 0; index < words.length; ) {
    const charset = words[index]?.charset;
    const same = words.slice(index).findIndex((word) => word.charset !== charset);
    const next = same === -1 ? words.length : index + same;
    decoded += decodeBytes(Buffer.concat(words.slice(index, next).map(({ bytes }) => bytes)), charset);
    index = next;
  }
  return decoded;
}

/** Each word is padded by itself, also where a sender cut without thinking. */
function fromBase64(payload: string): Buffer {
  return Buffer.from(payload.replace(/[^a-z0-9+/=_-]/gi, ''), 'base64');
}

function fromQ(payload: string): Buffer {
  const plain = payload
    .replace(/_/g, ' ')
    .replace(/=\s*([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}

function encodeWord(text: string): string {
  return `=?utf-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;
}

function decodeBinary(binary: string, charset: string | undefined): string {
  return /[\u0080-\u00ff]/.test(binary) ? decodeBytes(Buffer.from(binary, 'latin1'), charset) : binary;
}
