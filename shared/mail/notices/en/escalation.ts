import type { Content } from '../../render/content.ts';
import { ladderNotice } from '../../render/ladder-notice.ts';
import type { Scene } from '../../render/scene.ts';
import { inBrief, overdue } from './overdue.ts';

/** Brings what is missed, endangered or alarming to the next person up, with all that they need to act on it. */
export function escalation(scene: Scene): Content {
  return ladderNotice(scene, {
    subject: scene.alarm !== undefined && isFirst(scene.level) ? scene.alarm : `Escalated: ${inBrief(scene)}`,
    headline: overdue(scene),
    paragraph: why(scene),
  });
}

function why({ standing, level, alarm, firing, wasAcknowledged }: Scene): string {
  const step = level === undefined ? 'Escalated to you' : `Escalated to you (level ${level})`;
  if (alarm !== undefined && isFirst(level))
    return 'You are told at once. Please see that somebody takes it up, and acknowledge.';
  if (wasAcknowledged) return `${step}, although it was acknowledged: it has not been settled in time.${early(firing)}`;
  if (alarm !== undefined) return `${step}, because nobody has acknowledged it so far.${early(firing)}`;
  return `${step}, because nobody has ${standing?.done === undefined ? 'kept the promise or acknowledged it' : 'acknowledged it'} so far.${early(firing)}`;
}

/** The first level of an alarm is no step up: whoever it tells is the first to hear. */
const isFirst = (level: Scene['level']): boolean => level === undefined || level === '1';

/** It came before its time, since those before could not be told. */
function early(firing: Scene['firing']): string {
  const why = firing !== undefined && 'early' in firing ? firing.early : undefined;
  if (why === undefined) return '';
  return why === 'nobody-to-tell' ? ' The level before had nobody to tell.' : ' The notice of the level before did not arrive.';
}
