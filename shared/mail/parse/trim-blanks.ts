const BLANKS = ' \t\r\n\v\f';

/** Takes blanks off both ends of text that holds one character a byte. `trim` would take the byte 0xa0 too, which ends many a letter. */
export function trimBlanks(binary: string): string {
  let start = 0;
  let end = binary.length;
  while (start < end && BLANKS.includes(binary.charAt(start))) start += 1;
  while (end > start && BLANKS.includes(binary.charAt(end - 1))) end -= 1;
  return binary.slice(start, end);
}
