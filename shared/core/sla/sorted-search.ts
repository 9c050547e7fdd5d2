/** Binary searches by a condition instead of a value. */

/** The first item for which something holds that, once it holds, holds for all later ones. */
export function firstWhere<T>(sorted: readonly T[], holds: (item: T) => boolean): T | undefined {
  return sorted[firstIndexWhere(sorted, holds)];
}

/** The last item for which something holds that, once it does not, holds for no later one. */
export function lastWhere<T>(sorted: readonly T[], holds: (item: T) => boolean): T | undefined {
  return sorted[firstIndexWhere(sorted, (item) => !holds(item)) - 1];
}

/** The index of that first item, or the number of all. */
export function firstIndexWhere<T>(sorted: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
