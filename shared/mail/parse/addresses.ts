/**
 * Reads lists of addresses as they stand in headers. Encoded words are decoded after the list has been taken apart, so a comma or a
 * bracket that somebody encoded into a name is never syntax.
 */
import type { MailAddress } from '../../app/mail/parsed-mail.ts';
import { oneLine } from '../plain-text.ts';
import { type Token, tokensOf } from './address-tokens.ts';
import { decodeBinary, decodeWords, nextWord } from './encoded-words.ts';

const NAME_MAX = 200;
const ADDRESS_MAX = 320;
const MOST_ADDRESSES = 2_000;
const LONGEST_VALUE = 64 * 1024;

/** What stands between two commas. */
type Entry = {
  /** Words outside of brackets, quotes taken off. */
  words: string[];
  /** The same, but quotes kept: an address may have them before its `@`. */
  bare: string;
  angles: string[];
  /** How many words stand before the first of them. */
  named: number;
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

const emptyEntry = (): Entry => ({ words: [], bare: '', angles: [], named: 0, comments: [] });

function* entriesOf(text: string): Generator<Entry> {
  /** Words without an address, which a name may begin with that has a comma in it. */
  let begun: Entry[] = [];
  for (const { entry, endsWith } of dividedEntries(text)) {
    if (isWordsAlone(entry) && endsWith === ',') {
      begun.push(entry);
      continue;
    }
    if (begun.length > 0 && isNamed(entry))
      yield {
        ...entry,
        words: [...begun, entry]
          .map(({ words }) => words.join(''))
          .flatMap((words, index) => (index === 0 ? [words] : [',', words])),
      };
    else yield* [...begun, entry];
    begun = [];
  }
  yield* begun;
}

const isWordsAlone = ({ words, bare, angles, comments }: Entry): boolean =>
  words.join('').trim() !== '' && !bare.includes('@') && angles.length === 0 && comments.length === 0;

const isNamed = ({ words, angles }: Entry): boolean =>
  words.join('').trim() !== '' && angles.some((address) => address.includes('@'));

/** What stands between separators, and which one ends it. */
type Divided = { readonly entry: Entry; readonly endsWith: string };

function* dividedEntries(text: string): Generator<Divided> {
  let entry = emptyEntry();
  for (const token of tokensOf(text)) {
    if (token.kind === 'group') entry = emptyEntry();
    else if (token.kind === 'separator') {
      yield { entry, endsWith: token.text };
      entry = emptyEntry();
    } else {
      const next = token.kind === 'angle' ? startedBy(token.text, entry) : undefined;
      if (next !== undefined) yield { entry, endsWith: '' };
      entry = next ?? entry;
      take(entry, token);
    }
  }
  yield { entry, endsWith: '' };
}

/** A second address in brackets belongs to somebody else, before whom the comma was forgotten. */
function startedBy(angle: string, entry: Entry): Entry | undefined {
  if (!angle.includes('@') || !entry.angles.some((address) => address.includes('@'))) return undefined;
  return { ...emptyEntry(), words: entry.words.splice(entry.named) };
}

function take(entry: Entry, token: Extract<Token, { text: string }>): void {
  if (token.kind === 'comment') entry.comments.push(token.text);
  else if (token.kind === 'angle') {
    if (entry.angles.length === 0) entry.named = entry.words.length;
    entry.angles.push(token.text);
  } else {
    entry.words.push(token.text);
    entry.bare += token.kind === 'quoted' ? `"${token.text}"` : token.text;
  }
}

/** Square brackets around an address are how Outlook writes it out. */
function openMailboxes({ words, bare, angles, comments }: Entry): readonly MailAddress[] {
  const inBrackets = angles.map(cleanAddress);
  const address = inBrackets.find((one) => one.includes('@')) ?? inBrackets.find((one) => one !== '');
  if (address !== undefined) return [{ email: address, name: nameOf(words.join('')) || nameOf(comments.join(' ')) }];
  const text = closeUp(bare).replace(/\[(?:mailto:|smtp:)?([^\s[\]]{1,320}@[^\s[\]]{1,320})\]/gi, '$1');
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
    .replace(/^\s*(?:mailto|smtp):(?=.*@)/i, '')
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
