import { type DurationMs, type Instant, MINUTE_MS } from '../../core/instant.ts';
import type { AttachmentRef, StoredTicket } from '../ports.ts';
import { findMessage } from '../queries.ts';
import type { Services } from '../services.ts';

export type AttachmentLink = Omit<AttachmentRef, 'blob' | 'contentId'> & { readonly url: string; readonly expiresAt: Instant };

/** Long enough to be followed, too short to be passed on. */
const LASTS_MS: DurationMs = 5 * MINUTE_MS;

/** @param place `n` counts from 1 @returns `undefined` where there is none, or the history names no such message */
export async function linkToAttachment(
  services: Pick<Services, 'tickets' | 'messages' | 'blobs' | 'now'>,
  stored: StoredTicket,
  place: { readonly messageId: string; readonly n: number },
): Promise<AttachmentLink | undefined> {
  const message = await findMessage(services, stored, place.messageId);
  const attachment = message?.attachments?.[place.n - 1];
  if (attachment === undefined) return undefined;
  const { blob, name, type, size } = attachment;
  const expiresAt = services.now() + LASTS_MS;
  const url = await services.blobs.link(blob, { name, type, forMs: LASTS_MS });
  return { url, expiresAt, name, type, size };
}
