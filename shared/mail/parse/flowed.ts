/** Joins the lines that a mail program broke only to keep them short, as `format=flowed` says (RFC 3676). */
export function unflow(text: string, deletesSpace: boolean): string {
  const joined: string[] = [];
  let open: { readonly depth: number; text: string } | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [marks = ''] = /^>*/.exec(line) ?? [];
    const content = line.slice(marks.length).replace(/^ /, '');
    const isSignature = content === '-- ';
    if (open !== undefined && (open.depth !== marks.length || isSignature)) {
      joined.push(open.text);
      open = undefined;
    }
    const shown = open === undefined ? `${marks}${marks === '' || content === '' ? '' : ' '}${content}` : open.text + content;
    if (content.endsWith(' ') && !isSignature) open = { depth: marks.length, text: deletesSpace ? shown.slice(0, -1) : shown };
    else {
      joined.push(shown);
      open = undefined;
    }
  }
  return [...joined, ...(open === undefined ? [] : [open.text])].join('\n');
}
