import type { Component } from '../../shared/api/components.ts';
import { toIso } from '../../shared/app/iso.ts';
import type { MailReader } from '../../shared/app/mail/parsed-mail.ts';
import type { SetAsideMail } from '../../shared/app/mail/set-aside.ts';
import { defined } from '../../shared/core/defined.ts';

export function presentEntry(mail: SetAsideMail): Component<'SetAsideEntry'> {
  const { id, folder, because, receivedAt, from, subject, sizeBytes, review } = mail;
  return {
    id,
    folder,
    because,
    receivedAt: toIso(receivedAt),
    sizeBytes,
    ...defined({ from, subject, review: review && { ...review, at: toIso(review.at) } }),
  };
}

/** @param read `undefined` when the raw mail is gone */
export function presentMail(
  mail: SetAsideMail,
  read: Awaited<ReturnType<MailReader['read']>> | undefined,
): Component<'SetAsideMail'> {
  const said = read !== undefined && 'mail' in read ? read.mail : undefined;
  return {
    ...presentEntry(mail),
    envelope: {
      recipients: [...mail.recipients],
      verdicts: defined(mail.verdicts ?? {}),
      ...defined({ from: mail.envelopeFrom }),
    },
    gone: read === undefined,
    dangerous: mail.folder === 'virus',
    headers: Object.fromEntries(said?.headers ?? []),
    text: said?.text ?? '',
    attachments: (said?.attachments ?? []).map(({ name, type, bytes }) => ({ type, size: bytes.length, ...defined({ name }) })),
  };
}
