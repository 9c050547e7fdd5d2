/** HTML that is known to be safe. Only the tag below and `joined` make it, so whatever comes from outside is escaped by default. */
export type Html = { readonly html: string };

const ESCAPES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Builds HTML from a template: strings in it are escaped, other HTML goes in as it is. */
export function html(literals: TemplateStringsArray, ...values: readonly (string | Html)[]): Html {
  const text = values.map(
    (value, index) => `${literals[index] ?? ''}${typeof value === 'string' ? escapeText(value) : value.html}`,
  );
  return { html: text.join('') + (literals[values.length] ?? '') };
}

export function joined(parts: readonly Html[]): Html {
  return { html: parts.map((part) => part.html).join('') };
}

/** Text of several lines, its breaks and leading spaces kept. */
export function lines(text: string): Html {
  const shown = text.split('\n').map((line) => escapeText(line).replace(/^ +/, (spaces) => '&nbsp;'.repeat(spaces.length)));
  return { html: shown.join('<br>') };
}

/** A link's target: complete http(s) and mailto addresses only, anything else leads nowhere. */
export function href(url: string): Html {
  const allowed = URL.canParse(url) && ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol);
  return { html: escapeText(allowed ? new URL(url).href : '#') };
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
