import type { Content } from '../../render/content.ts';
import { ladderNotice } from '../../render/ladder-notice.ts';
import type { Scene } from '../../render/scene.ts';
import { inBrief, overdue } from './overdue.ts';

/** Reports that a promise was missed. */
export function breach(scene: Scene): Content {
  return ladderNotice(scene, {
    subject: inBrief(scene),
    headline: overdue(scene),
    paragraph: scene.unassigned ? '对客户的承诺已超时，且工单尚无人负责。' : '对客户的承诺已超时，请立即处理。',
  });
}
