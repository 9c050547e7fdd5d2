import { tidied } from '../../../words/tidied.ts';
import type { Content } from '../../render/content.ts';
import { row } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';
import { customerWords, handoverButtons, lastDone, promisesRows, staffNotes, staffRows } from '../../render/staff.ts';

/** Asks somebody to follow a ticket to its end in place of its owner. */
export function handover(scene: Scene): Content {
  const offer = scene.main?.type === 'handover-offered' ? scene.main : undefined;
  const who = scene.asker ?? '';
  return {
    subject: scene.headed(tidied(`${who} 请您接手`)),
    headline: tidied(`${who} 请您接手此工单`),
    tone: 'calm',
    paragraphs: ['接手后，您将成为首问责任人，全程跟进直到客户确认问题解决。在您接手之前，工单仍由原责任人跟进。'],
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
