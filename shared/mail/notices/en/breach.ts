import type { Content } from '../../render/content.ts';
import { ladderNotice } from '../../render/ladder-notice.ts';
import type { Scene } from '../../render/scene.ts';
import { inBrief, overdue } from './overdue.ts';

/** Reports that a promise was missed. */
export function breach(scene: Scene): Content {
  return ladderNotice(scene, {
    subject: inBrief(scene),
    headline: overdue(scene),
    paragraph: scene.unassigned
      ? 'The promise to the customer was missed, and nobody has taken the ticket yet.'
      : 'The promise to the customer was missed.',
  });
}
