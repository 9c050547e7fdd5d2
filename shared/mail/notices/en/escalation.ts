import type { Content } from '../../render/content.ts';
import { events, staffButtons, staffNotes, staffRows, standingRows } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';
import { overdue } from './overdue.ts';

/** Brings a missed or endangered promise to the next person up, with all that they need to act on it. */
export function escalation(scene: Scene): Content {
  const { standing, level } = scene;
  const said = overdue(standing);
  const step = level === undefined ? 'Escalated to you' : `Escalated to you (level ${level})`;
  return {
    subject: `Escalation: ${said} – ${scene.subject}`,
    headline: said,
    tone: 'alarm',
    paragraphs: [
      `${step}, because nobody has ${standing?.done === undefined ? 'kept the promise or acknowledged it' : 'acknowledged it'} so far.`,
    ],
    rows: staffRows(scene, standingRows(scene)),
    events: events(scene),
    buttons: staffButtons(scene),
    notes: staffNotes(scene),
  };
}
