/** The same keys with other values. */
export function mapValues<V, W>(
  table: { readonly [key: string]: V },
  change: (value: V, key: string) => W,
): { readonly [key: string]: W } {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, change(value, key)]));
}
