import type { Content } from '../../render/content.ts';
import { overdueRows, promiseRows, row, staffNotes, staffRows } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';

/** Tells somebody that a ticket is theirs now, and what has been promised on it. */
export function assigned(scene: Scene): Content {
  return {
    subject: `已指派给您：${scene.subject}`,
    headline: '此工单现由您负责',
    tone: 'calm',
    paragraphs: ['请全程跟进，直到客户确认问题解决。'],
    quote: scene.input.message,
    rows: [...staffRows(scene, [...overdueRows(scene), ...promiseRows(scene)]), ...row(scene, 'assignedBy', scene.assigner)],
    buttons: [],
    notes: staffNotes(scene, 'nothing-to-acknowledge'),
  };
}
