/** Takes HTML apart into its tags and what stands between them. Linear in its length, however broken it is. */
export type Tag = {
  readonly kind: 'tag';
  /** In lower case. */
  readonly name: string;
  readonly closes: boolean;
  /** As they stand in the tag. */
  readonly attributes: string;
};
export type Token = Tag | { readonly kind: 'text'; readonly text: string };

/** Attributes beyond it are a picture, not a name. */
const LONGEST_TAG = 1_000;
/** Nobody writes longer titles with a bracket in them; a quote that is open for longer was forgotten. */
const LONGEST_VALUE = 300;
/** Elements in which `<` means nothing. */
const RAW = new Set(['script', 'style', 'title']);

export function* htmlTokens(html: string): Generator<Token> {
  let position = 0;
  while (position < html.length) {
    const open = nextTag(html, position);
    if (open > position) yield { kind: 'text', text: html.slice(position, open) };
    if (open === html.length) return;
    const end = tagEnd(html, open);
    const [whole = '', slash, word = ''] = /^<(\/?)([a-z][a-z0-9:-]*)/i.exec(html.slice(open, open + 40)) ?? [];
    const name = word.toLowerCase();
    const closes = slash === '/';
    if (name !== '')
      yield { kind: 'tag', name, closes, attributes: html.slice(open + whole.length, Math.min(end, open + LONGEST_TAG)) };
    position = !closes && RAW.has(name) ? rawEnd(html, name, end) : end;
  }
}

/** Where the content of such an element ends. */
function rawEnd(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}

/** The next `<` that begins a tag, a comment or a declaration; a lone `<` is text. */
function nextTag(html: string, from: number): number {
  for (let open = html.indexOf('<', from); open >= 0; open = html.indexOf('<', open + 1)) {
    if (/[a-z/!?]/i.test(html.charAt(open + 1))) return open;
  }
  return html.length;
}

function tagEnd(html: string, open: number): number {
  if (html.startsWith('<!--', open)) return behind(html, '-->', open);
  const end = behind(html, '>', open);
  // A value in quotes may hold the sign that ends a tag.
  const [opened = '', quote = ''] = /=\s{0,9}(["'])[^"'<>=]*>$/.exec(html.slice(Math.max(open, end - LONGEST_VALUE), end)) ?? [];
  const closing = opened === '' ? -1 : html.slice(end, end + LONGEST_VALUE).indexOf(quote);
  return closing < 0 ? end : behind(html, '>', end + closing);
}

function behind(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}
