/** C0 and C1 controls, and the marks that let a text reorder what surrounds it. Zero-width joiners stay: emoji need them. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/g;

/** One harmless line: no line breaks, no control characters, no direction overrides, no lone surrogates, at most `max` characters. */
export function oneLine(text: string, max: number): string {
  const pieces = text.toWellFormed().split(CONTROLS);
  const trimmed = pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
  return shorten(trimmed.join(' '), max);
}

/** Text of any number of lines with `\n` between them and nothing that a mail reader could stumble over. */
export function cleanLines(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim();
}

/** Cuts between characters, never inside one, and says so with an ellipsis. */
function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  let cut = '';
  for (const character of text) {
    if (cut.length + character.length >= max) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}
