import { type DurationMs, type Instant, MINUTE_MS } from '../../core/instant.ts';
import type { AttachmentRef, Message, StoredTicket } from '../ports.ts';
import { findMessage } from '../queries.ts';
import type { Services } from '../services.ts';

export type AttachmentLink = Omit<AttachmentRef, 'blob' | 'contentId'> & { readonly url: string; readonly expiresAt: Instant };

/** Where a file is: which message, and which of its files, counted from 1. */
export type AttachmentPlace = { readonly messageId: string; readonly n: number };

/** Long enough to be followed, too short to be passed on. */
const LASTS_MS: DurationMs = 5 * MINUTE_MS;

/** @param place `n` counts from 1 @returns `undefined` where there is none, or the history names no such message */
export async function linkToAttachment(
  services: Pick<Services, 'tickets' | 'messages' | 'blobs' | 'now'>,
  stored: StoredTicket,
  { messageId, n }: AttachmentPlace,
): Promise<AttachmentLink | undefined> {
  return linkIn(services, await findMessage(services, stored, messageId), n);
}

/** @param n counts from 1 @returns `undefined` where the message has no such file */
export async function linkIn(
  services: Pick<Services, 'blobs' | 'now'>,
  message: Pick<Message, 'attachments'> | undefined,
  n: number,
): Promise<AttachmentLink | undefined> {
  const attachment = message?.attachments?.[n - 1];
  if (attachment === undefined) return undefined;
  const { blob, name, type, size } = attachment;
  const expiresAt = services.now() + LASTS_MS;
  const url = await services.blobs.link(blob, { name, type, forMs: LASTS_MS });
  return { url, expiresAt, name, type, size };
}
