import type { Content } from '../../render/content.ts';
import { events, staffButtons, staffNotes, staffRows, standingRows } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';
import { overdue } from './overdue.ts';

/** Brings a missed or endangered promise to the next person up, with all that they need to act on it. */
export function escalation(scene: Scene): Content {
  const { standing, level } = scene;
  const said = overdue(standing);
  const step = level === undefined ? '此工单已升级给您' : `此工单已升级给您（第 ${level} 级）`;
  return {
    subject: `升级：${said}｜${scene.subject}`,
    headline: said,
    tone: 'alarm',
    paragraphs: [standing?.done === undefined ? `${step}：至今无人完成或确认收到。` : `${step}：至今无人确认收到。`],
    rows: staffRows(scene, standingRows(scene)),
    events: events(scene),
    buttons: staffButtons(scene),
    notes: staffNotes(scene),
  };
}
