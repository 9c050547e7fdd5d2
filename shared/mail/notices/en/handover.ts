import type { Content } from '../../render/content.ts';
import { row } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';
import { customerWords, handoverButtons, lastDone, promisesRows, staffNotes, staffRows } from '../../render/staff.ts';

/** Asks somebody to follow a ticket to its end in place of its owner. */
export function handover(scene: Scene): Content {
  const offer = scene.main?.type === 'handover-offered' ? scene.main : undefined;
  const who = scene.asker ?? '';
  return {
    subject: scene.headed(`${who} asks you to take over`),
    headline: `${who} asks you to take over this ticket`,
    tone: 'calm',
    paragraphs: [
      'Accept, and you follow it until the customer confirms that it is solved. Until you do, it stays with its owner.',
    ],
    ...customerWords(scene),
    rows: [
      ...row(scene, 'note', offer?.note),
      ...row(scene, 'answerBy', offer && scene.time(offer.until)),
      ...staffRows(scene, promisesRows(scene)),
      ...lastDone(scene),
    ],
    buttons: handoverButtons(scene),
    notes: staffNotes(scene),
  };
}
