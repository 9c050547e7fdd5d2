import type { FactBody } from '../fact.ts';

/** The customer says that it is solved. */
export function confirm(): readonly FactBody[] {
  return [{ type: 'confirmed' }];
}
