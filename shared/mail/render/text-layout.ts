import type { Content } from './content.ts';
import type { Frame } from './frame.ts';

/** A notice as plain text. What stands below `-- ` is the signature that mail programs leave out of answers. */
export function textLayout(content: Content, { terms, sender, reference, footer }: Frame): string {
  const linked = ({ label, url }: NonNullable<Content['link']>) => `${label}${terms.colon.trim()}\n${url}`;
  const blocks = [
    content.headline,
    ...content.paragraphs,
    ...quoted(content),
    ...content.buttons.map(linked),
    content.rows.map(({ label, value }) => `${label}${terms.colon}${value}`).join('\n'),
    ...(content.events === undefined
      ? []
      : [[content.events.title, ...content.events.lines.map((line) => `- ${line}`)].join('\n')]),
    content.link === undefined || isNamed(content.link.url, content) ? '' : linked(content.link),
    content.notes.join('\n'),
  ];
  const body = blocks.filter((block) => block !== '').join('\n\n');
  return `${body}\n\n-- \n${sender} [${reference}]\n${footer === undefined ? '' : `${footer}\n`}`;
}

/** What is quoted under a caption is marked as mail programs do; without one it is the message itself. */
function quoted({ caption, quote }: Content): readonly string[] {
  if (quote === undefined || quote === '') return [];
  return caption === undefined ? [quote] : [`${caption}\n${quote.replace(/^/gm, '> ').replace(/ +$/gm, '')}`];
}

/** An operator's own text may have put the link where it wants it; in plain text it then works there. */
const isNamed = (url: string, { paragraphs, notes }: Content): boolean =>
  [...paragraphs, ...notes].some((text) => text.includes(url));
