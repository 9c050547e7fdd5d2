/**
 * Reads lists of addresses as they stand in headers. Encoded words are decoded after the list has been taken apart, so a comma or a
 * bracket that somebody encoded into a name is never syntax.
 */
import type { MailAddress } from '../../app/mail/parsed-mail.ts';
import { oneLine } from '../plain-text.ts';
import { decodeBinary, decodeWords, nextWord } from './encoded-words.ts';

const NAME_MAX = 200;
const ADDRESS_MAX = 320;
const MOST_ADDRESSES = 2_000;
const LONGEST_VALUE = 64 * 1024;
/** Nobody means a longer comment or quoted name; looking for its end must not take long. */
const LONGEST_QUOTE = 1_000;

/** What stands between two commas. */
type Entry = {
  /** Words outside of brackets, quotes taken off. */
  words: string[];
  /** The same, but quotes kept: an address may have them before its `@`. */
  bare: string;
  angles: string[];
  comments: string[];
};

/**
 * @param value as in the header, one character a byte @param charset of bytes that nobody declared
 * @param where `open`: only addresses that stand where an address belongs, as every check of a sender sees them; those in comments
 * and encoded words are for what nobody has to prove
 */
export function readAddresses(value: string, charset: string | undefined, where: 'open' | 'anywhere'): readonly MailAddress[] {
  const found: MailAddress[] = [];
  for (const entry of entriesOf(withCharacters(value.slice(0, LONGEST_VALUE), charset))) {
    const open = openMailboxes(entry);
    found.push(...(open.length === 0 && where === 'anywhere' ? hiddenMailboxes(entry) : open));
    if (found.length >= MOST_ADDRESSES) break;
  }
  return found;
}

/** Bytes become characters before the syntax is looked at: the second byte of a Chinese character may be an `@`. Encoded words stay. */
function withCharacters(value: string, charset: string | undefined): string {
  if (!/[\u0080-\u00ff\u001b]/.test(value)) return value;
  let text = '';
  let end = 0;
  for (let word = nextWord(value, 0); word !== undefined; word = nextWord(value, word.end)) {
    text += decodeBinary(value.slice(end, word.start), charset) + value.slice(word.start, word.end);
    end = word.end;
  }
  return text + decodeBinary(value.slice(end), charset);
}

const emptyEntry = (): Entry => ({ words: [], bare: '', angles: [], comments: [] });

function* entriesOf(text: string): Generator<Entry> {
  let entry = emptyEntry();
  for (const token of tokensOf(text)) {
    if (token.kind !== 'separator' && token.kind !== 'group') take(entry, token);
    else {
      if (token.kind === 'separator') yield entry;
      entry = emptyEntry();
    }
  }
  yield entry;
}

type Token =
  | { readonly kind: 'separator' }
  /** Ends the name of a group, which is nobody. */
  | { readonly kind: 'group' }
  | { readonly kind: 'text' | 'quoted' | 'angle' | 'comment'; readonly text: string };

function take(entry: Entry, token: Extract<Token, { text: string }>): void {
  if (token.kind === 'comment') entry.comments.push(token.text);
  else if (token.kind === 'angle') entry.angles.push(token.text);
  else {
    entry.words.push(token.text);
    entry.bare += token.kind === 'quoted' ? `"${token.text}"` : token.text;
  }
}

const SPECIAL = /[",;:<(]|=\?/g;

function* tokensOf(text: string): Generator<Token> {
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
      return { token: { kind: 'separator' }, end: at + 1 };
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

function openMailboxes({ words, bare, angles, comments }: Entry): readonly MailAddress[] {
  const inBrackets = angles.map(cleanAddress);
  const address = inBrackets.find((one) => one.includes('@')) ?? inBrackets.find((one) => one !== '');
  if (address !== undefined) return [{ email: address, name: nameOf(words.join('')) || nameOf(comments.join(' ')) }];
  const text = closeUp(bare);
  // What is encoded is a name, whatever it looks like.
  const [only, ...others] = addressesIn(text.replace(/=\?[^? ]{1,80}\?[qb]\?[^?]*\?=/gi, ' '));
  if (only === undefined) return [];
  if (others.length > 0) return [only, ...others].map((one) => ({ email: cleanAddress(one), name: '' }));
  const around = nameOf(text.replace(only, ' ').replace(/["<>]/g, ' '));
  return [{ email: cleanAddress(only), name: around || nameOf(comments.join(' ')) }];
}

/** Some write the address as a comment, or encode all that there is; a single word is an account of the sender's own machine. */
function hiddenMailboxes({ words, angles, comments }: Entry): readonly MailAddress[] {
  const name = nameOf(words.join(''));
  const [commented] = comments.flatMap((comment) => addressesIn(closeUp(comment)));
  if (commented !== undefined) return [{ email: cleanAddress(commented), name }];
  const [inside] = addressesIn(name.replace(/[<>"]/g, ' '));
  if (inside !== undefined)
    return [{ email: cleanAddress(inside), name: nameOf(name.replace(inside, '').replace(/[<>"]/g, ' ')) }];
  return angles.length === 0 && /^[\w.+-]+$/.test(name) ? [{ email: name, name: '' }] : [];
}

const ADDRESS = /(?:"[^"]*"|[^\s"<>,;]{1,320})@[^\s"<>,;]{1,320}/g;

/** Words that hold an `@`. */
const addressesIn = (text: string): readonly string[] =>
  text.includes('@') ? [...text.matchAll(ADDRESS)].map(([address]) => address) : [];

/** An address may have blanks around its `@`, and before a dot of its domain. */
const closeUp = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ ?@ ?/g, '@')
    .replace(/(@[^ @]{1,320}) \. ?/g, '$1.');

function cleanAddress(text: string): string {
  const line = oneLine(decodeWords(text), ADDRESS_MAX * 2);
  const bare = withoutComments(line)
    .replace(/^\s*(?:@[^:<>]*:)(?=.*@)/, '')
    .replace(/^\s*mailto:/i, '')
    .replace(/\s+(?=[.@])|(?<=[.@])\s+/g, '')
    .replace(/^['\s]+(?=[^']*@)|['\s]+$/g, '');
  const found = /\s/.test(bare) && !bare.startsWith('"') ? bare.split(/\s+/).find((word) => word.includes('@')) : undefined;
  return oneLine(found ?? bare, ADDRESS_MAX);
}

const withoutComments = (text: string): string => (text.includes('(') ? text.replace(/\([^()]*\)/g, '') : text);

/** Words side by side are one name; half a pair of quotes or brackets is none of it. */
function nameOf(text: string): string {
  const name = oneLine(decodeWords(text.replace(/\s+/g, ' ').trim()), NAME_MAX);
  const bare = name.includes('<') ? name : name.replace(/[> ]+$/, '');
  return bare.split('"').length === 2 ? bare.replace(/^"|"$/, '') : bare;
}
