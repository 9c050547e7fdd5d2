import type { Content } from '../../render/content.ts';
import { customerNotes, holdReason, identityRows, row } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';

/** Tells the customer that work is paused, why, and until when. */
export function onHold(scene: Scene): Content {
  const { main, time, input } = scene;
  const held = main?.type === 'held' ? main : input.ticket.hold;
  const until = held?.until === undefined ? undefined : time(held.until);
  return {
    subject: `您的请求已暂停处理：${scene.subject}`,
    headline: '您的请求已暂停处理',
    tone: 'calm',
    paragraphs: [
      until === undefined ? '收到您的回复后，我们会立即继续处理。' : '我们会在下列时间恢复处理；如您提前回复，则立即继续。',
    ],
    rows: [
      ...identityRows(scene),
      ...row(scene, 'reason', held && holdReason(scene, held.reason)),
      ...row(scene, 'until', until),
    ],
    buttons: [],
    notes: customerNotes(scene, until === undefined ? 'no-times' : 'times'),
  };
}
