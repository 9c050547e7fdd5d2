/** A line without the marks of a quote; `goesOn`: it was broken only to keep it short. */
type Line = { readonly marks: string; readonly content: string; readonly goesOn: boolean };

/** Joins the lines that a mail program broke only to keep them short, as `format=flowed` says (RFC 3676). */
export function unflow(text: string, deletesSpace: boolean): string {
  const paragraphs: { readonly marks: string; text: string; isOpen: boolean }[] = [];
  for (const { marks, content, goesOn } of text.split(/\r?\n/).map(readLine)) {
    const shown = goesOn && deletesSpace ? content.slice(0, -1) : content;
    const last = paragraphs.at(-1);
    if (last?.isOpen === true && last.marks === marks && content !== SIGNATURE) {
      last.text += shown;
      last.isOpen = goesOn;
    } else paragraphs.push({ marks, text: shown, isOpen: goesOn });
  }
  return paragraphs.map(({ marks, text: line }) => (marks === '' || line === '' ? marks + line : `${marks} ${line}`)).join('\n');
}

/** It ends with a blank, and stands alone. */
const SIGNATURE = '-- ';

function readLine(line: string): Line {
  const [marks = ''] = /^>*/.exec(line) ?? [];
  const content = line.slice(marks.length).replace(/^ /, '');
  return { marks, content, goesOn: content.endsWith(' ') && content !== SIGNATURE };
}
