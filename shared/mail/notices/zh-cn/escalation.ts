import type { Content } from '../../render/content.ts';
import { ladderNotice } from '../../render/ladder-notice.ts';
import type { Scene } from '../../render/scene.ts';
import { inBrief, overdue } from './overdue.ts';

/** Brings what is missed, endangered or alarming to the next person up, with all that they need to act on it. */
export function escalation(scene: Scene): Content {
  return ladderNotice(scene, {
    subject: scene.alarm !== undefined && isFirst(scene.level) ? scene.alarm : `升级：${inBrief(scene)}`,
    headline: overdue(scene),
    paragraph: why(scene),
  });
}

function why({ standing, level, alarm, firing, wasAcknowledged }: Scene): string {
  const step = level === undefined ? '此工单已升级给您' : `此工单已升级给您（第 ${level} 级）`;
  if (alarm !== undefined && isFirst(level)) return '第一时间通知您：请安排处理，并确认收到。';
  if (wasAcknowledged) return `${step}：虽有人确认收到，但仍未按时处理完毕。${early(firing)}`;
  if (alarm !== undefined) return `${step}：至今无人确认收到。${early(firing)}`;
  const open = standing?.done === undefined ? '至今无人完成或确认收到' : '至今无人确认收到';
  return `${step}：${open}。${early(firing)}`;
}

/** The first level of an alarm is no step up: whoever it tells is the first to hear. */
const isFirst = (level: Scene['level']): boolean => level === undefined || level === '1';

/** It came before its time, since those before could not be told. */
function early(firing: Scene['firing']): string {
  const why = firing !== undefined && 'early' in firing ? firing.early : undefined;
  if (why === undefined) return '';
  return why === 'nobody-to-tell' ? '上一级无人可通知，故提前升级。' : '上一级的通知未能送达，故提前升级。';
}
