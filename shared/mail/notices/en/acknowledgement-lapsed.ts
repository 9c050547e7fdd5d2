import type { Content } from '../../render/content.ts';
import { events, staffButtons, staffNotes, staffRows, standingRows } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';
import { overdue } from './overdue.ts';

/** Tells who had a promise in hand that the time for it is over and the escalation goes on. */
export function acknowledgementLapsed(scene: Scene): Content {
  const said = overdue(scene.standing);
  return {
    subject: `Your acknowledgement has lapsed: ${said} – ${scene.subject}`,
    headline: said,
    tone: 'alarm',
    paragraphs: [
      'You had acknowledged, and the time for that is over: the escalation goes on. If you are still on it, please acknowledge again.',
    ],
    rows: staffRows(scene, standingRows(scene)),
    events: events(scene),
    buttons: staffButtons(scene),
    notes: staffNotes(scene),
  };
}
