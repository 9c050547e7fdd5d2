import type { Language } from '../core/language.ts';

/** One Chinese character says about as much as a short word, so the two are counted against each other. */
const CHINESE_SHARE = 0.3;
const SAMPLE = 4_000;

/** The language in which somebody writes, or undefined where the text does not show one that we speak. Japanese and Korean share characters with Chinese and are not it. */
export function guessLanguage(text: string): Language | undefined {
  const sample = text.slice(0, SAMPLE);
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  const han = count(/\p{Script=Han}/gu);
  if (han === 0 || count(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu) > han / 10) return undefined;
  return han / (han + count(/[\p{Script=Latin}\p{Script=Cyrillic}]+/gu)) >= CHINESE_SHARE ? 'zh-CN' : undefined;
}
