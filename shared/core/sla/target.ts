import type { DurationMs } from '../instant.ts';

/** How much business time a promise allows. `business-days`: the same wall time N working days later, or the end of that day. */
export type Target =
  | { readonly kind: 'duration'; readonly ms: DurationMs }
  | { readonly kind: 'business-days'; readonly days: number; readonly endOfDay?: boolean };
