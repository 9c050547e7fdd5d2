import type { Content } from '../../render/content.ts';
import { customerNotes, identityRows, promiseRows } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';

/** Tells the customer that the request is here, under which reference, and what is promised until when. */
export function received(scene: Scene): Content {
  const promises = promiseRows(scene);
  return {
    subject: `已收到您的请求：${scene.subject}`,
    headline: '已收到您的请求',
    tone: 'calm',
    paragraphs: ['感谢您的来信，我们会安排专人处理并尽快答复您。'],
    rows: [...identityRows(scene), ...promises],
    buttons: [],
    notes: customerNotes(scene, promises.length > 0 ? 'times' : 'no-times'),
  };
}
