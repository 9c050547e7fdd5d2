import { decodeEntities } from './html-entities.ts';
import { TextWriter } from './text-writer.ts';

/** Elements whose content is no text. */
const SILENT = new Set(['script', 'style', 'head', 'title', 'noscript', 'template', 'svg', 'object']);

/** A megabyte of text is more than anybody wrote; the HTML itself is kept whole. */
const MOST_TEXT = 1_000_000;
/** Attributes beyond it are a picture, not a name. */
const LONGEST_TAG = 1_000;

type Tag = Extract<Token, { readonly kind: 'tag' }>;
type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tag'; readonly name: string; readonly closes: boolean; readonly attributes: string };

/** Whether an element quotes: its content, or all that follows from it on. Nothing, where it does neither. */
export type Quoting = (name: string, attributes: string) => 'content' | 'rest' | undefined;

/**
 * Text of an HTML mail with its line breaks, list dashes, and `> ` in front of what it quotes. Linear in the length of the HTML, however
 * broken.
 * @param quoting tells of elements that quote, besides the one that is made for it
 */
export function htmlToText(html: string, quoting: Quoting = () => undefined): string {
  const writer = new TextWriter();
  const quotes = new OpenQuotes(writer, quoting);
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
      quotes.see(token);
      writer.tag(token.name, token.closes);
    }
  }
  return writer.finish();
}

/** Elements that quote although they are not called so, while they are open. */
class OpenQuotes {
  readonly #open: { readonly name: string; depth: number }[] = [];
  readonly #writer: TextWriter;
  readonly #quoting: Quoting;

  constructor(writer: TextWriter, quoting: Quoting) {
    this.#writer = writer;
    this.#quoting = quoting;
  }

  see({ name, closes, attributes }: Tag): void {
    const innermost = this.#open.at(-1);
    if (innermost?.name === name) {
      innermost.depth += closes ? -1 : 1;
      if (innermost.depth === 0) {
        this.#open.pop();
        this.#writer.tag('blockquote', true);
      }
    }
    const quoted = closes ? undefined : this.#quoting(name, attributes);
    if (quoted !== undefined) this.#writer.tag('blockquote', false);
    if (quoted === 'content') this.#open.push({ name, depth: 1 });
  }
}

function* tokens(html: string): Generator<Token> {
  let position = 0;
  while (position < html.length) {
    const open = nextTag(html, position);
    if (open > position) yield { kind: 'text', text: html.slice(position, open) };
    if (open === html.length) return;
    const end = tagEnd(html, open);
    const match = /^<(\/?)([a-z][a-z0-9:-]*)/i.exec(html.slice(open, open + 40));
    if (match?.[2] !== undefined) {
      const attributes = html.slice(open + match[0].length, Math.min(end, open + LONGEST_TAG));
      yield { kind: 'tag', name: match[2].toLowerCase(), closes: match[1] === '/', attributes };
    }
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
