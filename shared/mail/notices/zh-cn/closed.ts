import type { Content } from '../../render/content.ts';
import { identityRows, row } from '../../render/rows.ts';
import { closingReason, type Scene } from '../../render/scene.ts';

const WHY = {
  confirmed: '您已确认问题解决，感谢您的反馈。',
  silence: '问题解决后我们一直没有收到您的反馈，因此视为已处理完毕。',
  asked: '该请求已处理完毕。',
} as const;

/** Tells the customer that the request is closed, why, and how to open it again. */
export function closed(scene: Scene): Content {
  const fact = scene.main?.type === 'closed' ? scene.main : undefined;
  return {
    subject: `已关闭：${scene.subject}`,
    headline: '您的请求已关闭',
    tone: 'good',
    paragraphs: [WHY[closingReason(fact)]],
    rows: [...identityRows(scene), ...row(scene, 'reason', fact?.reason)],
    buttons: [],
    notes: ['如果此问题仍需我们协助，直接回复本邮件即可重新打开。'],
  };
}
