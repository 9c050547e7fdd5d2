import type { Content } from '../../render/content.ts';
import { ladderNotice } from '../../render/ladder-notice.ts';
import type { Scene } from '../../render/scene.ts';
import { inBrief, overdue } from './overdue.ts';

/** Tells who had a promise in hand that the time for it is over and the escalation goes on. */
export function acknowledgementLapsed(scene: Scene): Content {
  return ladderNotice(scene, {
    subject: `Lapsed: ${inBrief(scene)}`,
    headline: overdue(scene),
    paragraph:
      'You had acknowledged, and the time for that is over: the escalation goes on. If you are still on it, please acknowledge again.',
  });
}
