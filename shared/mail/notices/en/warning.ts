import type { Content } from '../../render/content.ts';
import { events, staffButtons, staffNotes, staffRows, standingRows } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';
import { overdue } from './overdue.ts';

/** Warns that a promise is about to be missed, while there is still time to keep it. */
export function warning(scene: Scene): Content {
  const said = overdue(scene.standing);
  return {
    subject: `${said} – ${scene.subject}`,
    headline: said,
    tone: 'warning',
    paragraphs: [
      scene.unassigned
        ? 'Nobody has taken this ticket yet. Please see that somebody takes it up in time.'
        : 'There is still time to keep the promise. Please act now, or acknowledge that you see to it.',
    ],
    rows: staffRows(scene, standingRows(scene)),
    events: events(scene),
    buttons: staffButtons(scene),
    notes: staffNotes(scene),
  };
}
