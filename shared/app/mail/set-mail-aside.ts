import { hash } from 'node:crypto';
import { defined } from '../../core/defined.ts';
import type { MetricName } from '../observation.ts';
import type { IncomingMessage } from './letter.ts';
import type { MailIntakeServices, MailOutcome } from './mail-intake.ts';
import type { MailReader } from './parsed-mail.ts';
import type { Folder } from './set-aside.ts';

/** What operators are told of at once; each name is a metric's. Spam and refusals are everyday matters. */
const REPORTED: { readonly [F in Folder]?: MetricName } = {
  virus: 'MailWithVirus',
  limited: 'MailLimited',
  unparsed: 'MailUnparsed',
};

type Reason = { readonly folder: Folder; readonly because: string };

/** Keeps a mail that nothing is made of where a person can look at it, and release it. Repeatable. */
export async function setMailAside(
  { blobs, setAside, log, metrics }: Pick<MailIntakeServices, 'blobs' | 'setAside' | 'log' | 'metrics'>,
  { raw, ...delivery }: IncomingMessage,
  { folder, because, read }: Reason & { readonly read: Awaited<ReturnType<MailReader['read']>> },
): Promise<MailOutcome> {
  const { deliveryId, receivedAt } = delivery;
  const blob = `parked/${folder}/${deliveryId.replace(/[^\w.-]/g, '_').slice(0, 120)}.eml`;
  await blobs.put(blob, raw, 'message/rfc822');
  // The name of a delivery may be anything; ids stand in paths.
  const id = `${folder}-${String(receivedAt).padStart(13, '0')}-${hash('sha256', deliveryId).slice(0, 16)}`;
  const stated = 'mail' in read ? { from: read.mail.from?.email, subject: read.mail.subject } : {};
  await setAside.add({
    ...delivery,
    ...defined(stated),
    id,
    folder,
    because,
    at: receivedAt,
    sizeBytes: raw.length,
    blob,
    revision: 1,
  });
  const metric = REPORTED[folder];
  if (metric !== undefined) metrics.count(metric);
  log.warn('a mail was set aside', { because, mail: deliveryId, id, blob });
  return { action: 'set-aside', folder, because };
}
