import type { IncomingMessage, MailIntakeServices, MailOutcome } from './mail-intake.ts';

/** Keeps a raw mail that cannot be used where a person can look at it. */
export async function park(
  { blobs, log }: Pick<MailIntakeServices, 'blobs' | 'log'>,
  { raw, deliveryId }: IncomingMessage,
  { folder, because }: { readonly folder: string; readonly because: string },
): Promise<MailOutcome> {
  const blob = `parked/${folder}/${deliveryId.replace(/[^\w.-]/g, '_').slice(0, 120)}.eml`;
  await blobs.put(blob, raw, 'message/rfc822');
  log.warn('a mail was parked', { because, blob });
  return { action: 'parked', because };
}

export function parkUnparsed(services: MailIntakeServices, incoming: IncomingMessage, because: string): Promise<MailOutcome> {
  services.metrics.count('MailUnparsed');
  return park(services, incoming, { folder: 'unparsed', because });
}
