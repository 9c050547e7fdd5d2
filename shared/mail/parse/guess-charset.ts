/**
 * Guesses the charset of bytes that nobody declared one for. A library ranks the candidates by how their characters follow upon each other,
 * as it learnt from much text; the first of them that reads as text is taken, for a subject of five characters is too little for statistics.
 * It is large: import this file when it is needed.
 */
import { detectAll } from 'jschardet';
import type { Encoding } from './charset-labels.ts';
import { decodeByStandard } from './standard-encodings.ts';

/** What it names its findings, where TextDecoder has another name; and all that mail was ever written in without a label. */
const CANDIDATES: { readonly [name: string]: Encoding } = {
  gb18030: 'gb18030',
  big5hkscs: 'big5',
  big5: 'big5',
  cp932: 'shift_jis',
  shift_jis_2004: 'shift_jis',
  shift_jis: 'shift_jis',
  'euc-jis-2004': 'euc-jp',
  'euc-jp': 'euc-jp',
  cp949: 'euc-kr',
  'euc-kr': 'euc-kr',
  'koi8-r': 'koi8-r',
  'koi8-u': 'koi8-u',
  cp866: 'ibm866',
  ibm866: 'ibm866',
  'iso-8859-5': 'iso-8859-5',
  'iso-8859-2': 'iso-8859-2',
  'windows-1250': 'windows-1250',
  'windows-1251': 'windows-1251',
  'windows-1252': 'windows-1252',
  'windows-1253': 'windows-1253',
  'windows-1254': 'windows-1254',
  'windows-1255': 'windows-1255',
  'windows-1256': 'windows-1256',
  cp874: 'windows-874',
  'tis-620': 'windows-874',
};
const DETECTED = Object.keys(CANDIDATES);
/** How much more a candidate counts that something else in the mail speaks for, and what one counts that the library does not name. */
const HINTED = 4;
const UNNAMED = 0.001;

/** @param hinted encodings that something else in the mail speaks for */
export function guessCharset(bytes: Uint8Array, hinted: readonly Encoding[]): Encoding {
  const ranked = rank(bytes, hinted);
  return japanese(bytes) ?? ranked.find((encoding) => readsAsText(bytes, encoding)) ?? ranked[0] ?? 'windows-1252';
}

function rank(bytes: Uint8Array, hinted: readonly Encoding[]): readonly Encoding[] {
  const weights = new Map<Encoding, number>(hinted.map((encoding) => [encoding, UNNAMED]));
  for (const { encoding, confidence } of detectAll(bytes, { detectEncodings: DETECTED, minimumThreshold: 0 })) {
    const known = CANDIDATES[encoding?.toLowerCase() ?? ''];
    if (known !== undefined) weights.set(known, Math.max(weights.get(known) ?? 0, confidence));
  }
  const western = weights.get('windows-1252');
  // Six letters are Icelandic in the one and Turkish in the other, which two hundred times as many people write.
  if (western !== undefined && bytes.some((byte) => TURKISH.has(byte)))
    weights.set('windows-1254', Math.max(western * 1.01, weights.get('windows-1254') ?? 0));
  const weigh = ([encoding, weight]: readonly [Encoding, number]) => weight * (hinted.includes(encoding) ? HINTED : 1);
  return [...weights].toSorted((a, b) => weigh(b) - weigh(a)).map(([encoding]) => encoding);
}

const TURKISH: ReadonlySet<number> = new Set([0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe]);

/** Kana are in Japanese and in nothing else, and no other text looks like several of them by chance. */
function japanese(bytes: Uint8Array): Encoding | undefined {
  return ['euc-jp', 'shift_jis'].find((encoding) => {
    const text = decodeByStandard(bytes, encoding);
    const kana = text.match(/[\u3041-\u3093\u30a1-\u30f6]/g) ?? [];
    const beyondAscii = text.match(/[^\u0000-\u007f]/g) ?? [];
    return !text.includes('\ufffd') && new Set(kana).size >= 3 && kana.length > beyondAscii.length / 5;
  });
}

const FOREIGN = '[\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Thai}]';
const SIGN = '[\\u2500-\\u25ff\\u00a4\\u00a6\\u00a8\\u00ac-\\u00b1\\u00b4-\\u00b9\\u20aa]';
/** What no text of letters has: controls, words of two scripts, signs in words, and capitals behind small letters. */
const NO_LETTERS = [
  /[\u0080-\u009f\ufffd\ue000-\uf8ff\p{Cn}]/u,
  new RegExp(`[a-z]${FOREIGN}|${FOREIGN}[a-z]`, 'iu'),
  new RegExp(`\\p{L}${SIGN}|${SIGN}\\p{L}`, 'u'),
  /\p{Ll}\p{Lu}/u,
];
/**
 * What no text of syllables and signs has: one or two of them in the middle of a Latin word; what Chinese and Korean have not,
 * kana and lone sounds; and Chinese signs in Korean, which went out of use before mail came.
 */
const LONELY = /[a-z]{2}[^\u0000-\u007f\s]{1,2}(?:[a-z.,!?;:\s]|$)|(?:^|\s)[^\u0000-\u007f\s]{1,2}[a-z]{2}/i;
const NO_CHINESE = [LONELY, /[\u3041-\u3093\u3105-\u312f\ufffd\ue000-\uf8ff]/];
const NO_KOREAN = [...NO_CHINESE, /\p{Script=Han}/u];
const NO_JAPANESE = [LONELY, /\ufffd/, /[\uff66-\uff9f]\p{Script=Han}|\p{Script=Han}[\uff66-\uff9f]/u];

function readsAsText(bytes: Uint8Array, encoding: Encoding): boolean {
  const text = decodeByStandard(bytes, encoding);
  return !absurdities(encoding).some((pattern) => pattern.test(text));
}

function absurdities(encoding: Encoding): readonly RegExp[] {
  if (encoding === 'euc-kr') return NO_KOREAN;
  if (/^(gb|big5)/.test(encoding)) return NO_CHINESE;
  return /^(shift_jis|euc-jp)/.test(encoding) ? NO_JAPANESE : NO_LETTERS;
}
