type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** A copy without the keys that have no value: the draft is compared and stored as JSON, which knows no `undefined`. */
export function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<T>;
}

/** The same keys with other values. */
export function mapValues<V, W>(
  table: { readonly [key: string]: V },
  change: (value: V, key: string) => W,
): { readonly [key: string]: W } {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, change(value, key)]));
}
