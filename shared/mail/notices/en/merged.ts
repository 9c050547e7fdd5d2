import { referenceOf } from '../../../core/reference.ts';
import type { Content } from '../../render/content.ts';
import { identityRows, row } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';

/** Tells the customer as which request theirs goes on. Of that one it says no more: it may be somebody else's. */
export function merged(scene: Scene): Content {
  const into = scene.main?.type === 'merged' ? referenceOf(scene.main.into) : undefined;
  return {
    subject: `Joined with another request: ${scene.subject}`,
    headline: 'Your request goes on with another one',
    tone: 'calm',
    paragraphs: ['We have another request about the same matter, and work on both together. You need not do anything.'],
    rows: [...identityRows(scene), ...row(scene, 'continuesAs', into)],
    buttons: [],
    notes: ['To add something, simply reply to this mail: it reaches the request that yours goes on as.'],
  };
}
