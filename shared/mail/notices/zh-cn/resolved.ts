import type { Content } from '../../render/content.ts';
import { identityRows, solvedButtons } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';

/** Asks the customer to confirm that the matter is settled. */
export function resolved(scene: Scene): Content {
  return {
    subject: `请确认问题是否已解决：${scene.subject}`,
    headline: '您的问题应已解决，请您确认',
    tone: 'good',
    paragraphs: ['请确认问题已解决；如仍未解决，请告诉我们，我们会立即继续处理。'],
    quote: scene.input.message,
    rows: identityRows(scene),
    buttons: solvedButtons(scene),
    notes: ['您也可以直接回复本邮件。'],
  };
}
