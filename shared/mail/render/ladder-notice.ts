import type { Content } from './content.ts';
import type { Scene } from './scene.ts';
import { acknowledgeButton, customerWords, events, ladderNotes, ladderRows, staffRows, standingRows, toneOf } from './staff.ts';

/** What a language says of a ladder that was climbed; the rest is the same in all. */
type Said = {
  /** Without the ticket's own subject. */
  readonly subject: string;
  readonly headline: string;
  readonly paragraph: string;
};

/** A mail to somebody on a ladder: how it stands, one button, the customer's words, and what there is to know before acting. */
export function ladderNotice(scene: Scene, { subject, headline, paragraph }: Said): Content {
  return {
    subject: scene.headed(subject),
    headline,
    tone: toneOf(scene.firing),
    paragraphs: [paragraph, ...(scene.ownerLeft ? [scene.terms.ownerHasLeft] : [])],
    ...customerWords(scene),
    rows: [...staffRows(scene, standingRows(scene)), ...ladderRows(scene)],
    events: events(scene),
    buttons: acknowledgeButton(scene),
    notes: ladderNotes(scene),
  };
}
