import type { Content } from '../../render/content.ts';
import { identityRows, solvedButtons } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';

/** Asks the customer to confirm that the matter is settled. */
export function resolved(scene: Scene): Content {
  return {
    subject: `Please confirm that this is solved: ${scene.subject}`,
    headline: 'We believe that your request is solved',
    tone: 'good',
    paragraphs: ['Please confirm it, or tell us that it is not solved and we go on at once.'],
    quote: scene.input.message,
    rows: identityRows(scene),
    buttons: solvedButtons(scene),
    notes: ['You can also simply reply to this mail.'],
  };
}
