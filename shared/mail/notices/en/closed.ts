import type { Content } from '../../render/content.ts';
import { identityRows, row } from '../../render/rows.ts';
import { closingReason, type Scene } from '../../render/scene.ts';

const WHY = {
  confirmed: 'You confirmed that it is solved. Thank you.',
  silence: 'We have not heard from you since we solved it, so we take it as settled.',
  asked: 'Our work on it is done.',
} as const;

/** Tells the customer that the request is closed, why, and how to open it again. */
export function closed(scene: Scene): Content {
  const fact = scene.main?.type === 'closed' ? scene.main : undefined;
  return {
    subject: `Closed: ${scene.subject}`,
    headline: 'Your request is closed',
    tone: 'good',
    paragraphs: [WHY[closingReason(fact)]],
    rows: [...identityRows(scene), ...row(scene, 'reason', fact?.reason)],
    buttons: [],
    notes: ['If you need us again on this matter, reply to this mail and it is opened again.'],
  };
}
