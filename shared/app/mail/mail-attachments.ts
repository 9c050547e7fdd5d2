import { hash } from 'node:crypto';
import type { AttachmentRef, BlobStore } from '../ports.ts';
import type { MailAttachment } from './parsed-mail.ts';

/** Uploads at a time: a mail of hundreds of parts must not open hundreds of connections. */
const AT_ONCE = 8;

/** Keeps attachments by the hash of their content, so the same file is kept once and a repeat writes nothing new. */
export async function keepAttachments(
  blobs: BlobStore,
  attachments: readonly MailAttachment[],
): Promise<readonly AttachmentRef[]> {
  const kept: AttachmentRef[] = [];
  for (let start = 0; start < attachments.length; start += AT_ONCE) {
    const group = attachments.slice(start, start + AT_ONCE);
    kept.push(...(await Promise.all(group.map((attachment, index) => keep(blobs, attachment, start + index + 1)))));
  }
  return kept;
}

async function keep(blobs: BlobStore, { name, type, bytes }: MailAttachment, position: number): Promise<AttachmentRef> {
  const blob = `attachments/${hash('sha256', bytes)}`;
  // Stored as bytes and nothing else: what a stranger declared must never make a browser run it.
  await blobs.put(blob, bytes, 'application/octet-stream');
  return { name: safeName(name) ?? `attachment-${position}`, type: safeType(type), size: bytes.length, blob };
}

/** The last part of a path, without characters that mean something to a file system. */
function safeName(name: string | undefined): string | undefined {
  const last = name
    ?.split(/[\\/]/)
    .at(-1)
    ?.replace(/[<>:"|?*\u0000-\u001f]/g, '_')
    .replace(/^\.+/, '')
    .trim();
  return last === undefined || last === '' ? undefined : last.slice(0, 200).toWellFormed();
}

function safeType(type: string): string {
  return /^[a-z0-9!#$&^_.+-]{1,100}\/[a-z0-9!#$&^_.+-]{1,100}$/.test(type) ? type : 'application/octet-stream';
}
