import { decodeHTML, decodeHTMLAttribute } from 'entities/decode';
import { htmlTokens, type Tag } from './html-tokens.ts';
import { OpenLink } from './open-link.ts';
import { TextWriter } from './text-writer.ts';
import { UnseenElements } from './unseen-elements.ts';

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
  const seen = layOut(html, quoting, false);
  // Who never ends what they hide, or hides all, means to be read.
  return seen.isWhole ? seen.text : layOut(html, quoting, true).text;
}

type LaidOut = { readonly text: string; readonly isWhole: boolean };

function layOut(html: string, quoting: Quoting, withHidden: boolean): LaidOut {
  const writer = new TextWriter();
  const quotes = new OpenQuotes(writer, quoting);
  const link = new OpenLink();
  const unseen = new UnseenElements(withHidden);
  for (const token of htmlTokens(html)) {
    if (writer.length > MOST_TEXT) break;
    if (token.kind === 'text') {
      if (unseen.isOpen) continue;
      const text = decodeHTML(token.text);
      writer.text(text);
      link.add(text);
    } else if (!unseen.see(token)) {
      writer.text(link.see(token));
      if (token.name === 'img') writer.text(pictured(token.attributes));
      quotes.see(token);
      writer.tag(token.name, token.closes);
    }
  }
  const text = writer.finish();
  return { text, isWhole: !unseen.hides || (!unseen.isOpen && text !== '') };
}

const ALT = /\salt\s{0,9}=\s{0,9}(?:"([^"]{1,40})"|'([^']{1,40})')/i;

/** Mail programs send the little faces that people write as pictures. */
function pictured(attributes: string): string {
  const [, double, single = ''] = ALT.exec(attributes) ?? [];
  const shown = decodeHTMLAttribute(double ?? single);
  return /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}){1,8}$/u.test(shown) && !/^[\d#*]+$/.test(shown) ? shown : '';
}

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
