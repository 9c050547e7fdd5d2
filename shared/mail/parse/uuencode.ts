/** Files that old programs write into the text of a mail: uuencode and yEnc. */
export type InlineFile = { readonly name: string; readonly bytes: Buffer };

/** The text without its files. */
export type Uuencoded = { readonly rest: string; readonly files: readonly InlineFile[] };

const BEGIN = /^begin [0-7]{3,4} ([^\r\n]+)$/;
const Y_BEGIN = /^=ybegin .*\bname=([^\r\n]+)$/;

/** @param text one character a byte @returns nothing where it holds no such file */
export function readUuencoded(text: string): Uuencoded | undefined {
  if (!text.includes('begin')) return undefined;
  const rest: string[] = [];
  const files: InlineFile[] = [];
  const lines = text.split(/\r?\n/);
  const lastYEnd = lines.findLastIndex((line) => line.startsWith('=yend'));
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const uu = BEGIN.exec(line);
    const y = uu === null ? Y_BEGIN.exec(line) : null;
    const end = uu !== null ? endOfUu(lines, index + 1) : y === null || index > lastYEnd ? undefined : endOfY(lines, index + 1);
    const name = (uu?.[1] ?? y?.[1] ?? '').trim();
    if (end === undefined) {
      rest.push(line);
      continue;
    }
    const body = lines.slice(index + 1, end);
    files.push({ name, bytes: uu === null ? decodeY(body) : Buffer.concat(body.map(decodeUuLine)) });
    index = end;
  }
  return files.length === 0 ? undefined : { rest: rest.join('\n'), files };
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
