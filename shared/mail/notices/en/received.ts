import type { Content } from '../../render/content.ts';
import { customerNotes, identityRows, promiseRows } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';

/** Tells the customer that the request is here, under which reference, and what is promised until when. */
export function received(scene: Scene): Content {
  const promises = promiseRows(scene);
  return {
    subject: `We have received your request: ${scene.subject}`,
    headline: 'We have received your request',
    tone: 'calm',
    paragraphs: ['Thank you for writing to us. A person will look into it and answer you.'],
    rows: [...identityRows(scene), ...promises],
    buttons: [],
    notes: customerNotes(scene, promises.length > 0 ? 'times' : 'no-times'),
  };
}
