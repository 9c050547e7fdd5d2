import type { Content } from '../../render/content.ts';
import { row } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';
import { customerWords, lastDone, promisesRows, staffNotes, staffRows } from '../../render/staff.ts';

/** Tells somebody that the work on a ticket is theirs now, and what has been promised on it. */
export function assigned(scene: Scene): Content {
  return {
    subject: scene.headed('已指派给您'),
    headline: '此工单现由您处理',
    tone: 'calm',
    paragraphs: [
      scene.owner === undefined ? '请全程跟进，直到客户确认问题解决。' : `请负责处理。首问责任人 ${scene.owner} 将全程跟进。`,
    ],
    ...customerWords(scene),
    rows: [...staffRows(scene, promisesRows(scene)), ...lastDone(scene), ...row(scene, 'assignedBy', scene.assigner)],
    buttons: [],
    notes: staffNotes(scene),
  };
}
