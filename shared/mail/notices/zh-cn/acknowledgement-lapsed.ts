import type { Content } from '../../render/content.ts';
import { events, staffButtons, staffNotes, staffRows, standingRows } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';
import { overdue } from './overdue.ts';

/** Tells who had a promise in hand that the time for it is over and the escalation goes on. */
export function acknowledgementLapsed(scene: Scene): Content {
  const said = overdue(scene.standing);
  return {
    subject: `确认已失效：${said}｜${scene.subject}`,
    headline: said,
    tone: 'alarm',
    paragraphs: ['您此前已确认收到，但确认的有效时间已过，升级将继续。如您仍在处理，请再次确认。'],
    rows: staffRows(scene, standingRows(scene)),
    events: events(scene),
    buttons: staffButtons(scene),
    notes: staffNotes(scene),
  };
}
