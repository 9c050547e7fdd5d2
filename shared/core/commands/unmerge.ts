import type { FactBody } from '../fact.ts';

/**
 * Of tickets that were merged into each other at the same moment, one has to go on. Nothing else ever brings a merged ticket back.
 */
export function unmerge(): readonly FactBody[] {
  return [{ type: 'reopened', because: 'merged-in-circle' }];
}
