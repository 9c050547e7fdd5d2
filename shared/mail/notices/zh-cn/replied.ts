import type { Content } from '../../render/content.ts';
import { identityRows } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';

/** Carries a person's answer to the customer; nothing around it competes with what they wrote. */
export function replied(scene: Scene): Content {
  const { main, input, person } = scene;
  const author = main?.type === 'replied' && main.author !== undefined ? person(main.author) : input.organisation.name;
  return {
    subject: `回复：${scene.subject}`,
    headline: `${author} 答复如下`,
    tone: 'calm',
    paragraphs: [],
    quote: input.message,
    rows: identityRows(scene),
    buttons: [],
    notes: ['如需继续沟通，请直接回复本邮件。'],
  };
}
