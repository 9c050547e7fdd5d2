import type { Folder } from './decide-mail.ts';
import type { IncomingMessage } from './letter.ts';
import type { MailIntakeServices, MailOutcome } from './mail-intake.ts';

/** Keeps a raw mail that cannot be used where a person can look at it. */
export async function setMailAside(
  { blobs, log, metrics }: Pick<MailIntakeServices, 'blobs' | 'log' | 'metrics'>,
  { raw, deliveryId }: IncomingMessage,
  { folder, because }: { readonly folder: Folder; readonly because: string },
): Promise<MailOutcome> {
  if (folder === 'unparsed') metrics.count('MailUnparsed');
  const blob = `parked/${folder}/${deliveryId.replace(/[^\w.-]/g, '_').slice(0, 120)}.eml`;
  await blobs.put(blob, raw, 'message/rfc822');
  log.warn('a mail was set aside', { because, blob });
  return { action: 'set-aside', because };
}
