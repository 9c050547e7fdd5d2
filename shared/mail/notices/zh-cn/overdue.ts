import type { Scene } from '../../render/scene.ts';
import type { Standing } from '../../render/standing.ts';

/** How a promise stands, as a headline: how much is left of it, or how late it is or was. An alarm says what raised it. */
export function overdue({ standing, alarm }: Scene): string {
  return standing === undefined ? (alarm ?? '服务承诺已超时') : say(standing, standing.amount);
}

/** The same with the priority in front, for the subject line: `P2 首次响应已超时 30 分钟`. */
export function inBrief(scene: Scene): string {
  const { standing, input, alarm } = scene;
  if (alarm !== undefined) return alarm;
  return `${input.ticket.priority} ${standing === undefined ? overdue(scene) : say(standing, standing.shortAmount)}`;
}

function say({ metric, isLate, done }: Standing, amount: string | undefined): string {
  if (done !== undefined) return isLate ? `${metric}已完成，超时 ${amount ?? '不到 1 分钟'}` : `${metric}已按时完成`;
  if (isLate) return amount === undefined ? `${metric}已超时` : `${metric}已超时 ${amount}`;
  return amount === undefined ? `${metric}即将到期` : `${metric}时限还剩 ${amount}`;
}
