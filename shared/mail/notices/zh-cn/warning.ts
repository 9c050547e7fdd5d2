import type { Content } from '../../render/content.ts';
import { ladderNotice } from '../../render/ladder-notice.ts';
import type { Scene } from '../../render/scene.ts';
import { inBrief, overdue } from './overdue.ts';

/** Warns that a promise is about to be missed, while there is still time to keep it. */
export function warning(scene: Scene): Content {
  return ladderNotice(scene, {
    subject: `预警：${inBrief(scene)}`,
    headline: overdue(scene),
    paragraph: scene.unassigned ? '此工单尚无人负责，请安排人员按时处理。' : '仍可按时完成，请尽快处理，或点击“确认收到”。',
  });
}
