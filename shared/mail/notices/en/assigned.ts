import type { Content } from '../../render/content.ts';
import { row } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';
import { customerWords, lastDone, promisesRows, staffNotes, staffRows } from '../../render/staff.ts';

/** Tells somebody that the work on a ticket is theirs now, and what has been promised on it. */
export function assigned(scene: Scene): Content {
  return {
    subject: scene.headed('Assigned to you'),
    headline: 'This ticket is yours now',
    tone: 'calm',
    paragraphs: [
      scene.owner === undefined
        ? 'Please follow it until the customer confirms that it is solved.'
        : `Please do the work on it. ${scene.owner} follows it to its end.`,
    ],
    ...customerWords(scene),
    rows: [...staffRows(scene, promisesRows(scene)), ...lastDone(scene), ...row(scene, 'assignedBy', scene.assigner)],
    buttons: [],
    notes: staffNotes(scene),
  };
}
