import type { Standing } from '../../render/scene.ts';

/** How a promise stands, as a headline: how much is left of it, or how late it is or was. */
export function overdue(standing: Standing | undefined): string {
  if (standing === undefined) return '服务承诺已超时';
  const { metric, isLate, late, left, done } = standing;
  if (done !== undefined) return isLate ? `${metric}已完成，超时 ${late ?? '不到 1 分钟'}` : `${metric}已按时完成`;
  if (isLate) return late === undefined ? `${metric}已超时` : `${metric}已超时 ${late}`;
  return left === undefined ? `${metric}即将到期` : `${metric}时限还剩 ${left}`;
}
