import type { Language } from '../core/language.ts';

/** One Chinese character says about as much as a short word, so the two are counted against each other. */
const CHINESE_SHARE = 0.3;
/** Fewer words than these may be a product's name in anybody's language. */
const FEWEST_WORDS = 3;
const SAMPLE = 4_000;

/**
 * The language in which to answer somebody who writes so, or undefined where the text does not show it. What is written without
 * any Chinese is answered in English. Japanese and Korean share characters with Chinese and are not it.
 */
export function guessLanguage(text: string): Language | undefined {
  const sample = text.slice(0, SAMPLE);
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  const han = count(/\p{Script=Han}/gu);
  const words = count(/[\p{Script=Latin}\p{Script=Cyrillic}]+/gu);
  if (count(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu) > han / 10) return undefined;
  if (han === 0) return words >= FEWEST_WORDS ? 'en' : undefined;
  return han / (han + words) >= CHINESE_SHARE ? 'zh-CN' : undefined;
}
