import type { Standing } from '../../render/scene.ts';

/** How late a promise is or was, as a headline. */
export function overdue(standing: Standing | undefined): string {
  if (standing === undefined) return 'A promise was missed';
  const { metric, late, left, done } = standing;
  if (late === undefined) return done === undefined ? `${metric} due in ${left}` : `${metric} given in time after all`;
  return done === undefined ? `${metric} overdue by ${late}` : `${metric} came ${late} late`;
}
