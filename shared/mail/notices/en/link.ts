import type { Content } from '../../render/content.ts';
import { identityRows } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';

/** Brings a customer a new link to their request, which stands below what the mail says. */
export const link = (scene: Scene): Content => ({
  subject: `Your link: ${scene.subject}`,
  headline: 'Here is the link to your request',
  tone: 'calm',
  paragraphs: [
    'A new link to your request was asked for. It shows where the request is and what was said, and you can write to us there.',
  ],
  rows: identityRows(scene),
  buttons: [],
  notes: [
    'Whoever has the link sees your request: please do not pass it on. If you did not ask for it, you need not do anything.',
  ],
});
