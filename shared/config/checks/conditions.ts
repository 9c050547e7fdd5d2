import { PRIORITIES } from '../../core/priority.ts';
import { CONDITION_KEYS, type Condition } from '../../core/sla/policy.ts';

/** Whether every ticket meets the condition. */
export function matchesEverything(condition: Condition): boolean {
  return covers(condition, {});
}

/** For each priority, the first of the earlier conditions that takes all tickets of the later one; `undefined` when some get through. */
export function takenBy(later: Condition, earlier: readonly Condition[]): readonly number[] | undefined {
  const takers = (later.priority ?? PRIORITIES).map((priority) => {
    return earlier.findIndex((condition) => covers(condition, { ...later, priority: [priority] }));
  });
  return takers.includes(-1) ? undefined : [...new Set(takers)].toSorted((a, b) => a - b);
}

/** What is said of a rule whose tickets are all taken by rules above it. */
export function unreachable(takers: readonly string[]): string {
  const others = `${takers.join(' and ')} above ${takers.length === 1 ? 'takes' : 'take'}`;
  return `is never reached: ${others} all of its tickets; move it up, or narrow the when above`;
}

/** Whether every ticket that meets `narrow` meets `broad`. */
export function covers(broad: Condition, narrow: Condition): boolean {
  return CONDITION_KEYS.every((key) => {
    const allowed: readonly string[] | undefined = broad[key];
    if (allowed === undefined) return true;
    const possible: readonly string[] | undefined = narrow[key] ?? (key === 'priority' ? PRIORITIES : undefined);
    return possible?.every((value) => allowed.includes(value)) ?? false;
  });
}
