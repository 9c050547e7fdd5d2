/**
 * Joins the lines that a mail program broke only to keep them short, as `format=flowed` says (RFC 3676). Those of quoted mails stay as
 * they are: each has its mark, by which the quote is known.
 */
export function unflow(text: string, deletesSpace: boolean): string {
  const shown: string[] = [];
  let goesOn = false;
  for (const line of text.split(/\r?\n/)) {
    const content = line.replace(/^ /, '');
    const isPlain = !line.startsWith('>') && content !== SIGNATURE;
    const isBroken = isPlain && content.endsWith(' ');
    const kept = isBroken && deletesSpace ? content.slice(0, -1) : content;
    if (goesOn && isPlain) shown.push((shown.pop() ?? '') + kept);
    else shown.push(kept);
    goesOn = isBroken;
  }
  return shown.join('\n');
}

/** It ends with a blank, and stands alone. */
const SIGNATURE = '-- ';
