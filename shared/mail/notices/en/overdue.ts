import type { Standing } from '../../render/scene.ts';

/** How a promise stands, as a headline: how much is left of it, or how late it is or was. */
export function overdue(standing: Standing | undefined): string {
  if (standing === undefined) return 'A promise was missed';
  const { metric, isLate, late, left, done } = standing;
  if (done !== undefined) return isLate ? `${metric} came ${late ?? 'just too'} late` : `${metric} given in time after all`;
  if (isLate) return late === undefined ? `${metric} overdue` : `${metric} overdue by ${late}`;
  return left === undefined ? `${metric} due now` : `${metric} due in ${left}`;
}
