import type { Content } from '../../render/content.ts';
import { ladderNotice } from '../../render/ladder-notice.ts';
import type { Scene } from '../../render/scene.ts';
import { inBrief, overdue } from './overdue.ts';

/** Tells who had a promise in hand that the time for it is over and the escalation goes on. */
export function acknowledgementLapsed(scene: Scene): Content {
  return ladderNotice(scene, {
    subject: `确认已失效：${inBrief(scene)}`,
    headline: overdue(scene),
    paragraph: '您此前已确认收到，但确认的有效时间已过，升级将继续。如您仍在处理，请再次确认。',
  });
}
