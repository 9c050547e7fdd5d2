/** What labels of charsets in mails mean. Many are unknown to the platform, and some promise less than their bytes hold. */
import { isOldCodePage } from './old-code-pages.ts';
import { isSevenBit, type SevenBit } from './seven-bit.ts';

/** An encoding that `decodeBytes` can undo; any but the named ones is one of the Encoding Standard. */
export type Encoding = SevenBit | (string & {});

const ALIASES: { readonly [label: string]: Encoding } = {
  gb2312: 'gb18030',
  'gb-2312-80': 'gb18030',
  'euc-cn': 'gb18030',
  gbk: 'gb18030',
  gb: 'gb18030',
  'gb18030-2000': 'gb18030',
  'gb18030-2005': 'gb18030',
  'hz-gb2312': 'hz-gb-2312',
  hz: 'hz-gb-2312',
  'big5-hkscs': 'big5',
  'big5-eten': 'big5',
  big5hkscs: 'big5',
  eucjp: 'euc-jp',
  'euc-jp-ms': 'euc-jp',
  eucjpms: 'euc-jp',
  sjis: 'shift_jis',
  'shift-jis': 'shift_jis',
  'ms-kanji': 'shift_jis',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-3': 'iso-2022-jp',
  'iso-2022-jp-2004': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  euckr: 'euc-kr',
  uhc: 'euc-kr',
  johab: 'euc-kr',
  'ks-c-5601': 'euc-kr',
  ksc5601: 'euc-kr',
  csiso2022kr: 'iso-2022-kr',
  'iso-2022-cn-ext': 'iso-2022-cn',
  utf7: 'utf-7',
  'unicode-1-1-utf-7': 'utf-7',
  'unicode-2-0-utf-7': 'utf-7',
  csunicode11utf7: 'utf-7',
  utf8mb4: 'utf-8',
  utf8mb3: 'utf-8',
  'utf-8n': 'utf-8',
  'utf-8-bom': 'utf-8',
  'utf-8-variant': 'utf-8',
  'utf-8-mac': 'utf-8',
  unicode: 'utf-8',
  'utf-16': 'utf-16le',
  ucs2: 'utf-16le',
  'ucs-2': 'utf-16le',
  ansi: 'windows-1252',
  binary: 'windows-1252',
  latin: 'windows-1252',
  'latin-1': 'windows-1252',
  'iso-latin-1': 'windows-1252',
  'windows-latin-1': 'windows-1252',
  'latin-9': 'iso-8859-15',
  latin9: 'iso-8859-15',
  'latin-2': 'iso-8859-2',
  'iso-8859-11': 'windows-874',
  'mac-roman': 'macintosh',
  'x-mac-roman': 'macintosh',
  mac: 'macintosh',
  'mac-cyrillic': 'x-mac-cyrillic',
  'mac-centraleurope': 'x-mac-ce',
  'x-mac-centraleurroman': 'x-mac-ce',
  'mac-latin2': 'x-mac-ce',
  koi8: 'koi8-r',
  858: 'cp850',
};

/** Microsoft's numbers, as in `cp936`, `windows-936`, `ms936`, `x-cp936`, `ibm850`, `cp-850`. */
const CODE_PAGES: { readonly [number: string]: Encoding } = {
  437: 'cp437',
  819: 'windows-1252',
  850: 'cp850',
  852: 'cp852',
  858: 'cp850',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  1201: 'utf-16be',
  1361: 'euc-kr',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  10029: 'x-mac-ce',
  20127: 'windows-1252',
  20866: 'koi8-r',
  20932: 'euc-jp',
  21866: 'koi8-u',
  50220: 'iso-2022-jp',
  50221: 'iso-2022-jp',
  50222: 'iso-2022-jp',
  50225: 'iso-2022-kr',
  51932: 'euc-jp',
  51936: 'gb18030',
  51949: 'euc-kr',
  52936: 'hz-gb-2312',
  54936: 'gb18030',
  65000: 'utf-7',
  65001: 'utf-8',
};
const CODE_PAGE = /^(?:x-)?(?:cp|windows|win|ms|ibm|dos|codepage|oem)?-?(\d{3,5})$/;
/** What everybody writes without thinking, and what says nothing of bytes beyond ASCII. */
const NOTHING_SAID =
  /^(|us-?ascii|ascii|ansi-x3\.4-19\d\d|iso-?646.*|7-?bit|8-?bit|default|default-charset|none|unknown(-8bit)?|x-unknown|x-user-defined|charset)$/;

/** @returns undefined for a label that names no encoding */
export function encodingOf(declared: string | undefined): Encoding | undefined {
  const label = (declared ?? '')
    .toLowerCase()
    .replace(/["'\u0000-\u001f]/g, '')
    .trim()
    .replace(/^charset=/, '')
    .replace(/[\s;*,].*$/, '');
  const dashed = label.replace(/[_:]/g, '-');
  if (NOTHING_SAID.test(dashed)) return undefined;
  const spellings = [label, dashed, dashed.replace(/^(x|iso|cs)-/, ''), dashed.replace(/^(iso-?)?8859-?/, 'iso-8859-')];
  return spellings.map(namedBy).find((encoding) => encoding !== undefined);
}

function namedBy(label: string): Encoding | undefined {
  const known = Object.hasOwn(ALIASES, label) ? ALIASES[label] : CODE_PAGES[CODE_PAGE.exec(label)?.[1] ?? ''];
  if (known !== undefined || isOldCodePage(label) || isSevenBit(label)) return known ?? label;
  for (const spelling of [label, label.replace(/-/g, '_'), label.replace(/^(windows|utf|iso)(?=\d)/, '$1-')]) {
    try {
      return new TextDecoder(spelling).encoding;
    } catch {
      // Not under this spelling.
    }
  }
  return undefined;
}
