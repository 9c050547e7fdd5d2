import type { Tag } from './html-tokens.ts';

/** Elements whose content is no text. */
const SILENT = new Set(['script', 'style', 'head', 'title', 'noscript', 'template', 'svg', 'object']);
/** Elements that hold nothing, and are never closed. */
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);

const HIDDEN = /\shidden(?=[\s=>/]|$)/i;
const STYLE = /\sstyle\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/i;
/** As the lines that a mail shows in lists of mails and nowhere else. */
const HIDING =
  /(?:^|[;\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|max-height\s{0,9}:\s{0,9}0(?:px|em|%)?\s{0,9}(?:;|!|$))/i;

/** The outermost element of an HTML text that is open and that nobody sees. */
export class UnseenElements {
  readonly #withHidden: boolean;
  #open: { readonly name: string; depth: number } | undefined;
  #hides = false;

  /** @param withHidden whether what styles hide is taken for seen */
  constructor(withHidden: boolean) {
    this.#withHidden = withHidden;
  }

  /** Whether a style hid anything. */
  get hides(): boolean {
    return this.#hides;
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** @returns whether the tag begins such an element, is in one or ends one */
  see(tag: Tag): boolean {
    if (this.#open === undefined) return this.#begins(tag);
    const { name, closes } = tag;
    // Some forget to close the head.
    if (this.#open.name === 'head' && name === 'body' && !closes) this.#open = undefined;
    else if (this.#open.name === name) {
      this.#open.depth += closes ? -1 : 1;
      if (this.#open.depth === 0) this.#open = undefined;
    }
    return true;
  }

  #begins({ name, closes, attributes }: Tag): boolean {
    if (closes || VOID.has(name)) return false;
    const isHidden = !SILENT.has(name) && !this.#withHidden && hides(attributes);
    if (!isHidden && !SILENT.has(name)) return false;
    this.#open = { name, depth: 1 };
    this.#hides ||= isHidden;
    return true;
  }
}

function hides(attributes: string): boolean {
  const [, double, single = ''] = STYLE.exec(attributes) ?? [];
  return HIDING.test(double ?? single) || HIDDEN.test(attributes.replace(/"[^"]*"|'[^']*'/g, '""'));
}
