import type { Content } from '../../render/content.ts';
import { overdueRows, promiseRows, row, staffNotes, staffRows } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';

/** Tells somebody that a ticket is theirs now, and what has been promised on it. */
export function assigned(scene: Scene): Content {
  return {
    subject: `Assigned to you: ${scene.subject}`,
    headline: 'This ticket is yours now',
    tone: 'calm',
    paragraphs: ['Please follow it until the customer confirms that it is solved.'],
    quote: scene.input.message,
    rows: [...staffRows(scene, [...overdueRows(scene), ...promiseRows(scene)]), ...row(scene, 'assignedBy', scene.assigner)],
    buttons: [],
    notes: staffNotes(scene, 'nothing-to-acknowledge'),
  };
}
