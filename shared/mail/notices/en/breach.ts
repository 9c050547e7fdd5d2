import type { Content } from '../../render/content.ts';
import { events, staffButtons, staffNotes, staffRows, standingRows } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';
import { overdue } from './overdue.ts';

/** Reports that a promise was missed. */
export function breach(scene: Scene): Content {
  const said = overdue(scene.standing);
  return {
    subject: `${said} – ${scene.subject}`,
    headline: said,
    tone: 'alarm',
    paragraphs: [
      scene.unassigned
        ? 'The promise to the customer was missed, and nobody has taken the ticket yet.'
        : 'The promise to the customer was missed.',
    ],
    rows: staffRows(scene, standingRows(scene)),
    events: events(scene),
    buttons: staffButtons(scene),
    notes: staffNotes(scene),
  };
}
