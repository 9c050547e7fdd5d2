import type { Content } from '../../render/content.ts';
import { customerNotes, holdReason, identityRows, row } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';

/** Tells the customer that work is paused, why, and until when. */
export function onHold(scene: Scene): Content {
  const { main, time, input } = scene;
  const held = main?.type === 'held' ? main : input.ticket.hold;
  const until = held?.until === undefined ? undefined : time(held.until);
  return {
    subject: `Your request is on hold: ${scene.subject}`,
    headline: 'Your request is on hold',
    tone: 'calm',
    paragraphs: [
      until === undefined
        ? 'We have paused work on your request. It goes on as soon as you reply.'
        : 'We have paused work on your request. It goes on at the time below, or as soon as you reply.',
    ],
    rows: [
      ...identityRows(scene),
      ...row(scene, 'reason', held && holdReason(scene, held.reason)),
      ...row(scene, 'until', until),
    ],
    buttons: [],
    notes: customerNotes(scene, until === undefined ? 'no-times' : 'times'),
  };
}
