import { decodeEntities } from './html-entities.ts';
import { htmlTokens, type Tag } from './html-tokens.ts';
import { OpenLink } from './open-link.ts';
import { TextWriter } from './text-writer.ts';

/** Elements whose content is no text. */
const SILENT = new Set(['script', 'style', 'head', 'title', 'noscript', 'template', 'svg', 'object']);

/** A megabyte of text is more than anybody wrote; the HTML itself is kept whole. */
const MOST_TEXT = 1_000_000;

/** Whether an element quotes: its content, or all that follows from it on; or is left out. Nothing, where it does neither. */
export type Quoting = (name: string, attributes: string) => 'content' | 'rest' | 'out' | undefined;

/**
 * Text of an HTML mail with its line breaks, lists, the addresses of its links, and `> ` in front of what it quotes. Linear in the
 * length of the HTML, however broken.
 * @param quoting tells of elements that quote, besides the one that is made for it, and of those that are left out
 */
export function htmlToText(html: string, quoting: Quoting = () => undefined): string {
  const writer = new TextWriter();
  const quotes = new OpenQuotes(writer, quoting);
  const link = new OpenLink();
  let silent: string | undefined;
  for (const token of htmlTokens(html)) {
    if (writer.length > MOST_TEXT) break;
    if (silent !== undefined) {
      if (token.kind === 'tag' && endsSilence(token, silent)) silent = undefined;
    } else if (token.kind === 'text') {
      const text = decodeEntities(token.text);
      writer.text(text);
      link.add(text);
    } else if (!token.closes && SILENT.has(token.name)) {
      silent = token.name;
    } else {
      writer.text(link.see(token));
      quotes.see(token);
      writer.tag(token.name, token.closes);
    }
  }
  return writer.finish();
}

/** Some forget to close the head. */
const endsSilence = ({ name, closes }: Tag, silent: string): boolean =>
  closes ? name === silent : silent === 'head' && name === 'body';

/** Elements that quote although they are not called so, and those that are left out, while they are open. */
class OpenQuotes {
  readonly #open: { readonly name: string; readonly isOut: boolean; depth: number }[] = [];
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
        this.#end(innermost.isOut);
      }
    }
    const quoted = closes ? undefined : this.#quoting(name, attributes);
    if (quoted === undefined) return;
    if (quoted === 'out') this.#writer.mute(true);
    else this.#writer.tag('blockquote', false);
    if (quoted !== 'rest') this.#open.push({ name, isOut: quoted === 'out', depth: 1 });
  }

  #end(isOut: boolean): void {
    if (isOut) this.#writer.mute(false);
    else this.#writer.tag('blockquote', true);
  }
}
