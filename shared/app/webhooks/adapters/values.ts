/** Looks into bodies of which nothing is certain: own properties only, and only of the kind that is asked for. */
export type Json = { readonly [name: string]: unknown };

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object under a name; an empty one where there is none. */
export function objectAt(value: unknown, name: string): Json {
  const found = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return isObject(found) ? found : {};
}

/** The text, number or yes/no under a name, as text; `undefined` where there is none, and for an empty one. */
export function textAt(value: unknown, name: string): string | undefined {
  const found = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  if (typeof found !== 'string' && typeof found !== 'number' && typeof found !== 'boolean') return undefined;
  const text = String(found).trim();
  return text === '' ? undefined : text;
}

export function listAt(value: unknown, name: string): readonly unknown[] | undefined {
  const found = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return Array.isArray(found) ? found : undefined;
}

/** `name: value` for each that has one, in that order. */
export function lines(rows: readonly (readonly [name: string, value: string | undefined])[]): string | undefined {
  const filled = rows.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}`));
  return filled.length === 0 ? undefined : filled.join('\n');
}

/** Paragraphs that have something in them, with a blank line between. */
export function paragraphs(...parts: readonly (string | undefined)[]): string | undefined {
  const filled = parts.filter((part) => part !== undefined && part !== '');
  return filled.length === 0 ? undefined : filled.join('\n\n');
}

/** An http address, or nothing: it will stand in a text that people click in. */
export function webAddress(text: string | undefined, base?: string): string | undefined {
  if (text === undefined || !URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}
