import { decodeEntities } from './html-entities.ts';
import { TextWriter } from './text-writer.ts';

/** Elements whose content is no text. */
const SILENT = new Set(['script', 'style', 'head', 'title', 'noscript', 'template', 'svg', 'object']);

/** A megabyte of text is more than anybody wrote; the HTML itself is kept whole. */
const MOST_TEXT = 1_000_000;

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tag'; readonly name: string; readonly closes: boolean };

/** Text of an HTML mail with its line breaks, list dashes, and `> ` in front of what it quotes. Linear in the length of the HTML, however broken. */
export function htmlToText(html: string): string {
  const writer = new TextWriter();
  let silent: string | undefined;
  for (const token of tokens(html)) {
    if (writer.length > MOST_TEXT) break;
    if (silent !== undefined) {
      if (token.kind === 'tag' && token.closes && token.name === silent) silent = undefined;
    } else if (token.kind === 'text') {
      writer.text(decodeEntities(token.text));
    } else if (!token.closes && SILENT.has(token.name)) {
      silent = token.name;
    } else {
      writer.tag(token.name, token.closes);
    }
  }
  return writer.finish();
}

function* tokens(html: string): Generator<Token> {
  let position = 0;
  while (position < html.length) {
    const open = nextTag(html, position);
    if (open > position) yield { kind: 'text', text: html.slice(position, open) };
    if (open === html.length) return;
    const end = tagEnd(html, open);
    const match = /^<(\/?)([a-z][a-z0-9:-]*)/i.exec(html.slice(open, open + 40));
    if (match?.[2] !== undefined) yield { kind: 'tag', name: match[2].toLowerCase(), closes: match[1] === '/' };
    position = end;
  }
}

/** The next `<` that begins a tag, a comment or a declaration; a lone `<` is text. */
function nextTag(html: string, from: number): number {
  for (let open = html.indexOf('<', from); open >= 0; open = html.indexOf('<', open + 1)) {
    if (/[a-z/!?]/i.test(html.charAt(open + 1))) return open;
  }
  return html.length;
}

function tagEnd(html: string, open: number): number {
  const mark = html.startsWith('<!--', open) ? '-->' : '>';
  const end = html.indexOf(mark, open);
  return end < 0 ? html.length : end + mark.length;
}
