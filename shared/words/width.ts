/** How wide text is in columns, where a Chinese character is as wide as two Latin letters: in terminals, and in lists of mails. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

export function columnsOf(text: string): number {
  return Array.from(text).reduce((width, character) => width + widthOf(character), 0);
}

const widthOf = (character: string): number => (WIDE.test(character) ? 2 : 1);

/** As much of a text as is so wide at most, and an ellipsis where that is not all of it. Never cuts inside a character. */
export function fitted(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let cut = '';
  let left = columns - 1;
  for (const character of text) {
    left -= widthOf(character);
    if (left < 0) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}
