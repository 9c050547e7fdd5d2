/** Files are written in kebab-case, as `pledge.yaml` is; code reads camelCase. */
type Camel<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S;

export type CamelKeys<T> = T extends readonly string[]
  ? readonly string[]
  : T extends object
    ? { readonly [K in keyof T as K extends string ? Camel<K> : K]: CamelKeys<T[K]> }
    : T;

/** Renames the keys of blocks within blocks; lists are of texts. */
export function camelKeys<T extends object>(value: T): CamelKeys<T> {
  const entries = Object.entries(value).map(([key, inner]) => [camel(key), isBlock(inner) ? camelKeys(inner) : inner]);
  return Object.fromEntries(entries);
}

const camel = (key: string) => key.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const isBlock = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
