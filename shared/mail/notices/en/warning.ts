import type { Content } from '../../render/content.ts';
import { ladderNotice } from '../../render/ladder-notice.ts';
import type { Scene } from '../../render/scene.ts';
import { inBrief, overdue } from './overdue.ts';

/** Warns that a promise is about to be missed, while there is still time to keep it. */
export function warning(scene: Scene): Content {
  return ladderNotice(scene, {
    subject: inBrief(scene),
    headline: overdue(scene),
    paragraph: scene.unassigned
      ? 'Nobody has taken this ticket yet. Please see that somebody takes it up in time.'
      : 'There is still time to keep the promise. Please act now, or acknowledge that you see to it.',
  });
}
