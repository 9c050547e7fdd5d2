/** Reads enriched text, in which mail programs of the nineties put what HTML says today (RFC 1896), as HTML of nothing but lines. */
import { escapeText } from 'entities';

/** One line break is a blank, more are one break less. */
export function enrichedToHtml(text: string): string {
  const bare = text
    .replace(/\r\n?/g, '\n')
    .replace(/<param>[^<]*<\/param>/gi, '')
    .replace(/<<|<\/?[a-z][a-z0-9-]{0,60}>/gi, (mark) => (mark === '<<' ? '<' : ''))
    .replace(/\n+/g, (breaks) => (breaks === '\n' ? ' ' : breaks.slice(1)));
  return escapeText(bare).replace(/\n/g, '<br>');
}
