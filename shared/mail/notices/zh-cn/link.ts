import type { Content } from '../../render/content.ts';
import { identityRows } from '../../render/rows.ts';
import type { Scene } from '../../render/scene.ts';

/** Brings a customer a new link to their request, which stands below what the mail says. */
export const link = (scene: Scene): Content => ({
  subject: `访问链接：${scene.subject}`,
  headline: '您的请求访问链接',
  tone: 'calm',
  paragraphs: ['我们收到了重新获取访问链接的申请。通过下方链接可查看请求的进展和沟通记录，也可以给我们留言。'],
  rows: identityRows(scene),
  buttons: [],
  notes: ['持有此链接即可查看您的请求，请勿转发。如非您本人申请，无需理会本邮件。'],
});
