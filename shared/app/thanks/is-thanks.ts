import type { Organisation } from '../../core/organisation.ts';
import { AROUND_THANKS, THANKS } from './words-of-thanks.ts';

/** People who only thank do not write more. */
const LONGEST = 160;
const QUESTION = /[?？;]/u;
const UNHAPPY_FACE = /[:;=]['’]?-?[([/\\|]/u;
/** Every other sign, and every digit, says something that is not known here. */
const HAPPY_SIGNS = /[👍👌🙏😊🙂😀😃😄😁😉☺❤♥💕🎉🎊👏🌹🌷🌸🤝💐✅✔💯🙌🥰😘★☆~^]|\uFE0F|\p{Emoji_Modifier}/gu;
const BETWEEN_WORDS = /[\p{P}\p{Z}\p{Cc}\p{Cf}]+/gu;
/** Scripts that leave no blanks between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
/** Shorter parts of names are words. */
const SHORTEST_NAME = 3;

const OF_THANKS: ReadonlySet<string> = new Set(THANKS.map(fold));
const KNOWN: ReadonlySet<string> = new Set([...THANKS, ...AROUND_THANKS].map(fold));

/**
 * Whether a text is nothing but thanks. The whole of it must be known words of thanks and of the courtesies around them. One word
 * more ("but", "still", 但是), a question mark or a sad face, and it is not: a complaint that is taken for thanks would never be
 * read; thanks that are taken for a complaint cost a glance.
 * @param names of whoever may be thanked or may sign
 */
export function isThanks(text: string, names: readonly string[] = []): boolean {
  if (text.length > LONGEST || QUESTION.test(text) || UNHAPPY_FACE.test(text)) return false;
  const phrases = phrasesOf(fold(text.replace(HAPPY_SIGNS, ' ')), new Set([...KNOWN, ...names.flatMap(partsOf)]));
  return phrases?.some((phrase) => OF_THANKS.has(phrase)) ?? false;
}

/** Names that may stand beside thanks to this organisation. */
export function namesAround({ people }: Organisation, sender: string | undefined): readonly string[] {
  return [...Object.values(people).map(({ name }) => name), ...(sender === undefined ? [] : [sender])];
}

function partsOf(name: string): readonly string[] {
  const whole = fold(name);
  return [whole, ...whole.split(' ').filter((part) => part.length >= SHORTEST_NAME)];
}

/** The known phrases that a text is made of, each the longest at its place; `undefined` where something else stands in between. */
function phrasesOf(said: string, known: ReadonlySet<string>): readonly string[] | undefined {
  const found: string[] = [];
  for (let at = 0; at < said.length; ) {
    const phrase = said[at] === ' ' ? ' ' : phraseAt(said, at, known);
    if (phrase === undefined) return undefined;
    found.push(phrase);
    at += phrase.length;
  }
  return found;
}

function phraseAt(said: string, at: number, known: ReadonlySet<string>): string | undefined {
  for (let end = said.length; end > at; end -= 1) {
    const phrase = said.slice(at, end);
    if (endsWord(said, end) && known.has(phrase)) return phrase;
  }
  return undefined;
}

function endsWord(said: string, end: number): boolean {
  const [last = '', next = ' '] = [said[end - 1], said[end]];
  return next === ' ' || UNSPACED.test(last) || UNSPACED.test(next);
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/['’]/gu, '').replace(BETWEEN_WORDS, ' ').trim();
}
