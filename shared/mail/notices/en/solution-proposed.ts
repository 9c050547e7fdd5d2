import type { Content } from '../../render/content.ts';
import { identityRows, solvedButtons } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';

/** Offers the customer a solution and asks whether it helped. */
export function solutionProposed(scene: Scene): Content {
  return {
    subject: `A solution for your request: ${scene.subject}`,
    headline: 'Does this solve your request?',
    tone: 'calm',
    paragraphs: ['We propose the following. Please try it and tell us whether it helped.'],
    quote: scene.input.message,
    rows: identityRows(scene),
    buttons: solvedButtons(scene),
    notes: ['You can also simply reply to this mail.'],
  };
}
