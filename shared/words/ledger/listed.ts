import type { Ending } from '../../core/what-if/change.ts';

/** `a`, `a or b`, `a, b or c`. */
export function listed(items: readonly string[], comma: string, or: string): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(comma)}${or}${last}`;
}

/** Where it does not matter whether a resolution says something, people need not read of it twice. */
export function namedEndings(by: readonly Ending[]): readonly (Ending | 'any-resolution')[] {
  if (!by.includes('resolution') || !by.includes('silent-resolution')) return by;
  return [...by.filter((one) => one !== 'resolution' && one !== 'silent-resolution'), 'any-resolution'];
}
