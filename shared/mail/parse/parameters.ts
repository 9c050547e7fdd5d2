/** Reads `Content-Type` and `Content-Disposition` as people's programs write them, which is seldom as RFC 2045 and RFC 2231 have it. */
import { decodeBytes } from './charset.ts';
import { decodeValue } from './encoded-words.ts';
import { trimBlanks } from './trim-blanks.ts';

/** The word before the parameters, in lower case, and the parameters by lower-case name, decoded. */
export type Parametered = { readonly value: string; readonly parameters: ReadonlyMap<string, string> };

/**
 * A quoted text, or all up to the next semicolon; a quote that nobody closes goes up to the end. A forgotten semicolon is made up for
 * by white space before the next name.
 */
const PARAMETER =
  /(?:;\s*|(?<=\s))([^=;\s"]+)\s*=[ \t]*(?:"((?:[^"\\]|\\[\s\S])*)(?:"|$)|((?:(?!\s{1,100}[\w*-]{1,50}\s?=)[^;])*))/g;
/** RFC 2231: `name*`, `name*0`, `name*0*`. */
const PIECE = /^([^*]+)(?:\*(\d{1,4}))?(\*)?$/;
const MOST_PARAMETERS = 500;

/** A parameter, or with an `order` a piece of one. */
type Stated = { readonly name: string; readonly order: number | undefined; readonly isEncoded: boolean; readonly text: string };

/** @param value as in the header, one character a byte @param charset of bytes that nobody declared */
export function readParametered(value: string, charset: string | undefined): Parametered {
  const stated = [...statedIn(value)];
  const parameters = new Map<string, string>();
  for (const { name, order, text } of stated) {
    if (order === undefined && !parameters.has(name)) parameters.set(name, decodeValue(text, charset));
  }
  // What RFC 2231 has to say of a name is better than what was written beside it for programs that do not know it.
  const pieces = Map.groupBy(
    stated.filter(({ order }) => order !== undefined),
    ({ name }) => name,
  );
  for (const [name, found] of pieces) parameters.set(name, join(found, charset));
  return { value: (/^[^;\s]*(?:[ \t]?\/[ \t]?[^;\s]*)?/.exec(value)?.[0] ?? '').replace(/\s/g, '').toLowerCase(), parameters };
}

function* statedIn(value: string): Generator<Stated> {
  let count = 0;
  for (const [, rawName = '', quoted, bare = ''] of value.matchAll(PARAMETER)) {
    count += 1;
    if (count > MOST_PARAMETERS) return;
    const text = quoted === undefined ? unquote(trimBlanks(bare)) : quoted.replace(/\\(["\\])/g, '$1');
    const [, name = rawName, order, star] = PIECE.exec(rawName) ?? [];
    const isPiece = order !== undefined || star !== undefined;
    yield { name: name.toLowerCase(), order: isPiece ? Number(order ?? 0) : undefined, isEncoded: star !== undefined, text };
  }
}

/** Programs that know no better quote with apostrophes, or leave half a pair. */
function unquote(text: string): string {
  return /^'[^']*'$/.test(text) ? text.slice(1, -1) : text.replace(/^"|"$/g, '');
}

function join(found: readonly Stated[], fallback: string | undefined): string {
  const inOrder = found.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
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
