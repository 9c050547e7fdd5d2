import type { Standing } from '../../render/scene.ts';

/** How late a promise is or was, as a headline. */
export function overdue(standing: Standing | undefined): string {
  if (standing === undefined) return '服务承诺已超时';
  const { metric, late, left, done } = standing;
  if (late === undefined) return done === undefined ? `${metric}时限还剩 ${left}` : `${metric}已按时完成`;
  return done === undefined ? `${metric}已超时 ${late}` : `${metric}已完成，超时 ${late}`;
}
