const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that begin and end a line of their own. */
const BLOCK = names(
  'address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul',
);
/** Block elements with an empty line around them. */
const SPACED = names('p h1 h2 h3 h4 h5 h6 ul ol blockquote table pre');

/** Quotes deeper than that are shown as deep as this. */
const DEEPEST_QUOTE = 20;

/** Places where a word may be broken, and what fills lists of mails up; joiners count within words. */
const INVISIBLE = /\u00ad|\u034f|\u200b|\u2060|\ufeff|\u200c(?!\p{L})/gu;

/** Lays text out in lines, as a browser would show it without its looks. */
export class TextWriter {
  readonly #lines: string[] = [];
  #line = '';
  // A line of many pieces, or a long one above many empty ones, must not be looked through again for each: what would be asked is kept.
  #endsBlank = true;
  #isBlank = true;
  #isBelowEmpty = true;
  #depth = 0;
  /** How many elements that keep their white space are open. */
  #preformatted = 0;
  #length = 0;
  #muted = 0;
  /** Of each list that is open: the number of its next item, if it numbers them. */
  readonly #lists: (number | undefined)[] = [];

  get length(): number {
    return this.#length + this.#line.length;
  }

  /** Text between tags; white space counts once, unless it is preformatted. */
  text(raw: string): void {
    if (this.#muted > 0) return;
    const visible = raw.replace(INVISIBLE, '');
    if (this.#preformatted > 0) this.#preformattedText(visible);
    else this.#flowingText(visible);
  }

  #flowingText(text: string): void {
    const folded = text.replace(/[\s\u00a0]+/g, ' ');
    this.#add(this.#endsBlank ? folded.replace(/^ /, '') : folded);
  }

  #add(text: string): void {
    if (text === '') return;
    this.#line += text;
    this.#endsBlank = text.endsWith(' ');
    this.#isBlank &&= text.trim() === '';
  }

  #begin(text: string): void {
    this.#line = '';
    this.#endsBlank = true;
    this.#isBlank = true;
    this.#add(text);
  }

  #preformattedText(text: string): void {
    const [first = '', ...others] = text.split(/\r?\n/);
    this.#add(first);
    for (const line of others) {
      this.#endLine();
      this.#begin(line);
    }
  }

  tag(name: string, closes: boolean): void {
    if (this.#muted > 0) return;
    if (name === 'br' && !closes) this.#endLine();
    else if ((name === 'td' || name === 'th') && closes) this.text(' ');
    else if (BLOCK.has(name)) this.#block(name, closes);
  }

  /** Writes nothing until it is called off as often as it was called. */
  mute(isOn: boolean): void {
    if (isOn) this.#endOpenLine();
    this.#muted += isOn ? 1 : -1;
  }

  finish(): string {
    this.#endOpenLine();
    return this.#lines.join('\n').trim();
  }

  #block(name: string, closes: boolean): void {
    this.#endOpenLine();
    if (name === 'blockquote' && closes) this.#depth = Math.max(0, this.#depth - 1);
    if (SPACED.has(name)) this.#endLine();
    if (name === 'ol' || name === 'ul') this.#list(name, closes);
    if (name === 'pre') this.#preformatted = Math.max(0, this.#preformatted + (closes ? -1 : 1));
    if (!closes) this.#open(name);
  }

  #open(name: string): void {
    if (name === 'blockquote') this.#depth += 1;
    if (name === 'li') this.#begin(this.#mark());
    if (name === 'hr') {
      this.#begin('---');
      this.#endLine();
    }
  }

  #list(name: string, closes: boolean): void {
    if (closes) this.#lists.pop();
    else this.#lists.push(name === 'ol' ? 1 : undefined);
  }

  /** What an item of the innermost list begins with. */
  #mark(): string {
    const number = this.#lists.pop();
    this.#lists.push(number === undefined ? undefined : number + 1);
    return number === undefined ? '- ' : `${number}. `;
  }

  #endOpenLine(): void {
    if (!this.#isBlank) this.#endLine();
  }

  /** Never two empty lines in a row. */
  #endLine(): void {
    const text = this.#line.trimEnd();
    if (text !== '' || !this.#isBelowEmpty) {
      this.#lines.push(`${'> '.repeat(Math.min(this.#depth, DEEPEST_QUOTE))}${text}`.trimEnd());
      this.#isBelowEmpty = !/[^> ]/.test(text);
    }
    this.#length += text.length + 1;
    this.#begin('');
  }
}
