/** Files that old programs write into the text of a mail: uuencode and yEnc. */
export type InlineFile = { readonly name: string; readonly bytes: Buffer };

/** What is left of a text without its files. */
export type TextWithFiles = { readonly rest: string; readonly files: readonly InlineFile[] };

const UU_BEGIN = /^begin [0-7]{3,4} (.+)$/;
const Y_BEGIN = /^=ybegin .*\bname=(.+)$/;

/** @param text one character a byte @returns nothing where it holds no such file */
export function readInlineFiles(text: string): TextWithFiles | undefined {
  if (!text.includes('begin')) return undefined;
  const lines = text.split(/\r?\n/);
  const lastYEnd = lines.findLastIndex((line) => line.startsWith('=yend'));
  const rest: string[] = [];
  const files: InlineFile[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const found = uuencodedAt(lines, index) ?? (index < lastYEnd ? yEncodedAt(lines, index) : undefined);
    if (found === undefined) rest.push(lines[index] ?? '');
    else {
      files.push(found.file);
      index = found.end;
    }
  }
  return files.length === 0 ? undefined : { rest: rest.join('\n'), files };
}

/** `end`: its last line. */
type Found = { readonly file: InlineFile; readonly end: number };

function uuencodedAt(lines: readonly string[], index: number): Found | undefined {
  const name = UU_BEGIN.exec(lines[index] ?? '')?.[1];
  const end = name === undefined ? undefined : endOfUu(lines, index + 1);
  if (name === undefined || end === undefined) return undefined;
  return { file: { name: name.trim(), bytes: Buffer.concat(lines.slice(index + 1, end).map(decodeUuLine)) }, end };
}

function yEncodedAt(lines: readonly string[], index: number): Found | undefined {
  const name = Y_BEGIN.exec(lines[index] ?? '')?.[1];
  if (name === undefined) return undefined;
  const end = endOfY(lines, index + 1);
  return { file: { name: name.trim(), bytes: decodeY(lines.slice(index + 1, end)) }, end };
}

/** The line `end`, if all lines up to there could be uuencode; a text that speaks of a beginning is none. */
function endOfUu(lines: readonly string[], from: number): number | undefined {
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === 'end') return index;
    if (line !== '' && line !== '`' && !/^[\x20-\x60]{1,100}\s*$/.test(line)) return undefined;
  }
  return undefined;
}

function endOfY(lines: readonly string[], from: number): number {
  let index = from;
  while (index < lines.length && lines[index]?.startsWith('=yend') !== true) index += 1;
  return index;
}

function decodeUuLine(line: string): Buffer {
  const value = (index: number) => ((line.charCodeAt(index) || 0x20) - 0x20) & 63;
  const length = line === '' ? 0 : value(0);
  const bytes = Buffer.alloc(Math.ceil(length / 3) * 3);
  for (let group = 0; group * 3 < length; group += 1) {
    const at = 1 + group * 4;
    const bits = (value(at) << 18) | (value(at + 1) << 12) | (value(at + 2) << 6) | value(at + 3);
    bytes.writeUIntBE(bits, group * 3, 3);
  }
  return bytes.subarray(0, length);
}

function decodeY(lines: readonly string[]): Buffer {
  const bytes: number[] = [];
  for (const line of lines.filter((one) => !one.startsWith('=ypart'))) {
    for (let index = 0; index < line.length; index += 1) {
      const escaped = line[index] === '=';
      if (escaped) index += 1;
      bytes.push((line.charCodeAt(index) - 42 - (escaped ? 64 : 0)) & 0xff);
    }
  }
  return Buffer.from(bytes);
}
