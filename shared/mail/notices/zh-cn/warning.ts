import type { Content } from '../../render/content.ts';
import { events, staffButtons, staffNotes, staffRows, standingRows } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';
import { overdue } from './overdue.ts';

/** Warns that a promise is about to be missed, while there is still time to keep it. */
export function warning(scene: Scene): Content {
  const said = overdue(scene.standing);
  return {
    subject: `${said}｜${scene.subject}`,
    headline: said,
    tone: 'warning',
    paragraphs: [scene.unassigned ? '此工单尚无人负责，请安排人员按时处理。' : '仍可按时完成，请尽快处理，或点击“确认收到”。'],
    rows: staffRows(scene, standingRows(scene)),
    events: events(scene),
    buttons: staffButtons(scene),
    notes: staffNotes(scene),
  };
}
