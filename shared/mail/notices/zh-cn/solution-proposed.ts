import type { Content } from '../../render/content.ts';
import { identityRows, solvedButtons } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';

/** Offers the customer a solution and asks whether it helped. */
export function solutionProposed(scene: Scene): Content {
  return {
    subject: `您的请求已有解决方案：${scene.subject}`,
    headline: '这个方案解决了您的问题吗？',
    tone: 'calm',
    paragraphs: ['我们建议采用以下方案，请您尝试后告诉我们结果。'],
    quote: scene.input.message,
    rows: identityRows(scene),
    buttons: solvedButtons(scene),
    notes: ['您也可以直接回复本邮件。'],
  };
}
