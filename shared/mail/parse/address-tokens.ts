/** Takes a list of addresses apart into what has a meaning in its syntax. Linear in its length, however broken. */
import { nextWord } from './encoded-words.ts';

/** Nobody means a longer comment or quoted name; looking for its end must not take long. */
const LONGEST_QUOTE = 1_000;

export type Token =
  /** Ends the name of a group, which is nobody. */
  { readonly kind: 'group' } | { readonly kind: 'separator' | 'text' | 'quoted' | 'angle' | 'comment'; readonly text: string };

const SPECIAL = /[",;:<(]|=\?/g;

export function* tokensOf(text: string): Generator<Token> {
  const closing = {
    '"': text.lastIndexOf('"'),
    '>': text.lastIndexOf('>'),
    ')': text.lastIndexOf(')'),
    ';': text.lastIndexOf(';'),
  };
  let position = 0;
  let from = 0;
  const before = function* (end: number): Generator<Token> {
    if (end > from) yield { kind: 'text', text: text.slice(from, end) };
  };
  while (position < text.length) {
    SPECIAL.lastIndex = position;
    const special = SPECIAL.exec(text);
    if (special === null) break;
    const at = special.index;
    position = at + 1;
    const read = readSpecial(text, at, closing);
    if (read === undefined) continue;
    yield* before(at);
    if (read.token !== undefined) yield read.token;
    position = read.end;
    from = read.end;
  }
  yield* before(text.length);
}

type Closing = { readonly [mark in '"' | '>' | ')' | ';']: number };
type Special = { readonly token?: Token; readonly end: number };

/** @returns nothing for a mark that means nothing here, as a quote that nobody closes */
function readSpecial(text: string, at: number, closing: Closing): Special | undefined {
  switch (text[at]) {
    case '"':
      return closing['"'] > at ? readQuoted(text, at) : undefined;
    case '(':
      return closing[')'] > at ? readComment(text, at) : undefined;
    case '<':
      return readAngle(text, at, closing['>']);
    case '=': {
      const word = nextWord(text.slice(at, at + 2_000), 0);
      return word?.start === 0 ? { token: { kind: 'text', text: text.slice(at, at + word.end) }, end: at + word.end } : undefined;
    }
    case ':':
      return endsGroupName(text, at, closing) ? { token: { kind: 'group' }, end: at + 1 } : undefined;
    default:
      return { token: { kind: 'separator', text: text.charAt(at) }, end: at + 1 };
  }
}

/** A group ends with a semicolon, unless it is the last thing and empty; any other colon is part of a name. */
const endsGroupName = (text: string, at: number, closing: Closing): boolean =>
  !/[\d/\\]/.test(text.charAt(at + 1)) && (closing[';'] > at || text.slice(at + 1, at + 100).trim() === '');

function readQuoted(text: string, at: number): Special | undefined {
  for (let index = at + 1; index < Math.min(text.length, at + LONGEST_QUOTE); index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === '"') {
      return { token: { kind: 'quoted', text: text.slice(at + 1, index).replace(/\\([\s\S])/g, '$1') }, end: index + 1 };
    }
  }
  return undefined;
}

/** Comments hold comments. */
function readComment(text: string, at: number): Special | undefined {
  let depth = 0;
  for (let index = at; index < Math.min(text.length, at + LONGEST_QUOTE); index += 1) {
    const char = text[index];
    if (char === '\\') index += 1;
    else if (char === '(') depth += 1;
    else if (char === ')') {
      depth -= 1;
      if (depth === 0)
        return { token: { kind: 'comment', text: text.slice(at + 1, index).replace(/\\([\s\S])/g, '$1') }, end: index + 1 };
    }
  }
  return undefined;
}

/** A bracket that nobody closes ends where the next address begins. */
function readAngle(text: string, at: number, lastClosing: number): Special {
  if (lastClosing > at) {
    const end = text.indexOf('>', at);
    const inner = text.slice(at + 1, end);
    // A second bracket begins anew; what stood before it was none.
    const again = inner.lastIndexOf('<');
    return { token: { kind: 'angle', text: inner.slice(again + 1) }, end: end + 1 };
  }
  const rest = /[,;]/.exec(text.slice(at));
  const end = rest === null ? text.length : at + rest.index;
  return { token: { kind: 'angle', text: text.slice(at + 1, end) }, end };
}
