/** Finds in a mail what nobody declared a charset for, and what else in the mail tells of one. */
import { charsetFor } from './charset.ts';
import { type Encoding, encodingOf } from './charset-labels.ts';
import { fieldOf, type MimePart, readMimeTree } from './mime-tree.ts';
import { decodeTransfer } from './transfer-encoding.ts';
import { trimBlanks } from './trim-blanks.ts';
import { withLineFeeds } from './with-line-feeds.ts';

export type Undeclared = {
  /** Lines that have bytes beyond ASCII and are no UTF-8. */
  readonly bytes: Uint8Array;
  /** Encodings of the languages that the sender seems to write. */
  readonly hinted: readonly Encoding[];
};

/** More of a text says no more of its charset. */
const ENOUGH_BYTES = 8 * 1024;
/** Where the first of a text is looked for: some pages begin with long styles. */
const BEGINNING_BYTES = 1024 * 1024;
const MOST_LINES = 2_000;

/** Nothing, where all is declared or plain. */
export function undeclaredIn(raw: Uint8Array): Undeclared | undefined {
  const root = readMimeTree(withLineFeeds(raw));
  const lines: string[] = [];
  let length = 0;
  for (const text of textsIn(root)) {
    for (const line of text.split('\n', MOST_LINES)) {
      if (length >= ENOUGH_BYTES || !/[\u0080-\u00ff]/.test(line)) continue;
      lines.push(trimBlanks(line.slice(0, ENOUGH_BYTES)));
      length += line.length;
    }
  }
  return length === 0 ? undefined : { bytes: Buffer.from(lines.join('\n'), 'latin1'), hinted: hintsIn(root) };
}

/** One character a byte. */
function* textsIn(part: MimePart): Generator<string> {
  for (const { value } of part.fields) if (isUnknown(Buffer.from(value, 'latin1'), undefined)) yield value;
  for (const child of part.children) yield* textsIn(child);
  const { value: type, parameters } = part.type;
  if (part.children.length > 0 || !/^(text\/|multipart\/)/.test(type)) return;
  const bytes = decodeTransfer(part.body, fieldOf(part, 'content-transfer-encoding') ?? '').subarray(0, BEGINNING_BYTES);
  if (!isUnknown(bytes, parameters.get('charset'))) return;
  const text = bytes.toString('latin1');
  yield type === 'text/html' ? text.replace(/<[^<>]{0,1000}>/g, ' ') : text;
}

/** A label of UTF-8 on what is none says nothing. */
function isUnknown(bytes: Uint8Array, declared: string | undefined): boolean {
  const label = encodingOf(declared);
  return (
    (label === undefined || label === 'utf-8') && bytes.some((byte) => byte > 0x7f) && charsetFor(bytes, declared) !== 'utf-8'
  );
}

const BY_LANGUAGE: { readonly [language: string]: readonly Encoding[] } = {
  zh: ['gb18030'],
  'zh-tw': ['big5'],
  'zh-hk': ['big5'],
  ja: ['shift_jis', 'euc-jp'],
  ko: ['euc-kr'],
  ru: ['windows-1251', 'koi8-r'],
  bg: ['windows-1251'],
  uk: ['windows-1251', 'koi8-u'],
  pl: ['iso-8859-2', 'windows-1250'],
  cs: ['iso-8859-2', 'windows-1250'],
  hu: ['iso-8859-2', 'windows-1250'],
  el: ['windows-1253'],
  tr: ['windows-1254'],
  he: ['windows-1255'],
  ar: ['windows-1256'],
  th: ['windows-874'],
};
/** Of top-level domains whose people write one of these languages. */
const LANGUAGES: { readonly [domain: string]: string } = {
  cn: 'zh',
  sg: 'zh',
  tw: 'zh-tw',
  hk: 'zh-hk',
  jp: 'ja',
  kr: 'ko',
  ru: 'ru',
  su: 'ru',
  by: 'ru',
  kz: 'ru',
  bg: 'bg',
  ua: 'uk',
  pl: 'pl',
  cz: 'cs',
  sk: 'cs',
  hu: 'hu',
  gr: 'el',
  cy: 'el',
  tr: 'tr',
  il: 'he',
  sa: 'ar',
  eg: 'ar',
  ae: 'ar',
  th: 'th',
};
/** Mail programs that people of one country use. */
const PROGRAMS: readonly (readonly [program: RegExp, language: string])[] = [
  [/foxmail|qqmail|netease|coremail|aliyun/i, 'zh'],
  [/becky!|al-mail|shuriken|winbiff/i, 'ja'],
  [/the bat!/i, 'ru'],
];

function hintsIn(root: MimePart): readonly Encoding[] {
  const field = (name: string) => fieldOf(root, name) ?? '';
  const stated = ['content-language', 'x-accept-language', 'accept-language'].map((name) => field(name).toLowerCase());
  const tags = stated.flatMap((value) => value.match(/^[a-z]{2}(?:-[a-z]{2})?/) ?? []);
  const domains = ['from', 'return-path', 'message-id'].flatMap(
    (name) => /@[^\s<>@]*\.([a-z]{2})\b(?!\.)/i.exec(field(name))?.[1] ?? [],
  );
  const program = `${field('x-mailer')} ${field('user-agent')}`;
  const languages = [
    ...tags,
    ...domains.map((domain) => LANGUAGES[domain.toLowerCase()] ?? ''),
    ...PROGRAMS.filter(([pattern]) => pattern.test(program)).map(([, language]) => language),
  ];
  return [...new Set(languages.flatMap((tag) => BY_LANGUAGE[tag] ?? BY_LANGUAGE[tag.slice(0, 2)] ?? []))];
}
