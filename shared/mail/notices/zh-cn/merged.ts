import { referenceOf } from '../../../core/reference.ts';
import type { Content } from '../../render/content.ts';
import { identityRows, row } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';

/** Tells the customer as which request theirs goes on. Of that one it says no more: it may be somebody else's. */
export function merged(scene: Scene): Content {
  const into = scene.main?.type === 'merged' ? referenceOf(scene.main.into) : undefined;
  return {
    subject: `已合并处理：${scene.subject}`,
    headline: '您的请求已合并处理',
    tone: 'calm',
    paragraphs: ['我们已有另一个关于同一问题的请求，现将两者合并处理。您无需进行任何操作。'],
    rows: [...identityRows(scene), ...row(scene, 'continuesAs', into)],
    buttons: [],
    notes: ['如需补充，直接回复本邮件即可，内容会转到合并后的请求。'],
  };
}
