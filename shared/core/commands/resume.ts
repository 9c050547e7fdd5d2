import type { FactBody } from '../fact.ts';

/** Ends a hold. */
export function resume(): readonly FactBody[] {
  return [{ type: 'resumed', because: 'asked' }];
}
