/** Reads `Content-Type` and `Content-Disposition` as people's programs write them, which is seldom as RFC 2045 and RFC 2231 have it. */
import { decodeBytes } from './charset.ts';
import { decodeValue } from './encoded-words.ts';

/** The word before the parameters, in lower case, and the parameters by lower-case name, decoded. */
export type Parametered = { readonly value: string; readonly parameters: ReadonlyMap<string, string> };

/**
 * A quoted text, or all up to the next semicolon; a quote that nobody closes goes up to the end. A forgotten semicolon is made up for
 * by white space.
 */
const PARAMETER = /(?:;\s*|(?<=\s))([^=;\s"]+)\s*=[ \t]*(?:"((?:[^"\\]|\\[\s\S])*)(?:"|$)|([^;]*))/g;
/** RFC 2231: `name*`, `name*0`, `name*0*`. */
const PIECE = /^([^*]+)(?:\*(\d{1,4}))?(\*)?$/;
const MOST_PARAMETERS = 500;

type Piece = { readonly order: number; readonly isEncoded: boolean; readonly text: string };

/** @param value as in the header, one character a byte @param charset of bytes that nobody declared */
export function readParametered(value: string, charset: string | undefined): Parametered {
  const plain = new Map<string, string>();
  const pieces = new Map<string, Piece[]>();
  let count = 0;
  for (const [, rawName = '', quoted, bare] of value.matchAll(PARAMETER)) {
    count += 1;
    if (count > MOST_PARAMETERS) break;
    const text = quoted === undefined ? unquote((bare ?? '').trim()) : quoted.replace(/\\(["\\])/g, '$1');
    const [, name = rawName, order, star] = PIECE.exec(rawName) ?? [];
    const key = name.toLowerCase();
    if (order === undefined && star === undefined) {
      if (!plain.has(key)) plain.set(key, decodeValue(text, charset));
      continue;
    }
    const known = pieces.get(key) ?? [];
    known.push({ order: Number(order ?? 0), isEncoded: star !== undefined, text });
    pieces.set(key, known);
  }
  for (const [name, found] of pieces) plain.set(name, join(found, charset));
  return { value: (/^[^;\s]*/.exec(value)?.[0] ?? '').toLowerCase(), parameters: plain };
}

/** Programs that know no better quote with apostrophes, or leave half a pair. */
function unquote(text: string): string {
  return /^'[^']*'$/.test(text) ? text.slice(1, -1) : text.replace(/^"|"$/g, '');
}

function join(found: readonly Piece[], fallback: string | undefined): string {
  const inOrder = found.toSorted((a, b) => a.order - b.order);
  const first = inOrder[0]?.text ?? '';
  const tagged = inOrder.some(({ isEncoded }) => isEncoded) ? /^([\w.:-]*)'[^']*'/.exec(first) : null;
  const pieces = inOrder.map(({ text, isEncoded }, index) => {
    const bare = index === 0 && tagged !== null ? text.slice(tagged[0].length) : text;
    return isEncoded ? fromPercent(bare) : bare;
  });
  const whole = pieces.join('');
  // Continuations of encoded words are no standard, and common.
  if (tagged === null && whole.includes('=?')) return decodeValue(whole, fallback);
  return decodeBytes(Buffer.from(whole, 'latin1'), tagged?.[1] || fallback);
}

const fromPercent = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
