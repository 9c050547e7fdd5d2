import { hash } from 'node:crypto';
import { defined } from '../../core/defined.ts';
import type { AttachmentRef, BlobStore } from '../ports.ts';
import type { MailAttachment, MailReader } from './parsed-mail.ts';
import { safeFileName } from './safe-file-name.ts';

type Keeping = { readonly blobs: BlobStore; readonly reader: Pick<MailReader, 'fileType'> };

/** Uploads at a time: a mail of hundreds of parts must not open hundreds of connections. */
const AT_ONCE = 8;

/** Keeps attachments by the hash of their content, so the same file is kept once and a repeat writes nothing new. */
export async function keepAttachments(
  services: Keeping,
  attachments: readonly MailAttachment[],
): Promise<readonly AttachmentRef[]> {
  const kept: AttachmentRef[] = [];
  for (let start = 0; start < attachments.length; start += AT_ONCE) {
    const group = attachments.slice(start, start + AT_ONCE);
    kept.push(...(await Promise.all(group.map((attachment, index) => keep(services, attachment, start + index + 1)))));
  }
  return kept;
}

async function keep({ blobs, reader }: Keeping, attachment: MailAttachment, position: number): Promise<AttachmentRef> {
  const { name = '', bytes, contentId } = attachment;
  const blob = `attachments/${hash('sha256', bytes)}`;
  // Stored as bytes and nothing else: the same content may come under any name and type.
  await blobs.put(blob, bytes, 'application/octet-stream');
  const type = await reader.fileType(attachment);
  return { name: safeFileName(name) ?? `attachment-${position}`, type, size: bytes.length, blob, ...defined({ contentId }) };
}
