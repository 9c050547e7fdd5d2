import type { CustomerMessageBody, CustomerRequestBody } from '../../../shared/api/schemas/customer.ts';
import { deedsIn } from '../../../shared/app/customer/deed.ts';
import type { Visit } from '../../../shared/app/customer/enter.ts';
import { promisesTo, ratingOf, type Said } from '../../../shared/app/customer/request-view.ts';
import { toIso, toIsoIfAny } from '../../../shared/app/iso.ts';
import type { AttachmentRef } from '../../../shared/app/ports.ts';
import { defined } from '../../../shared/core/defined.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { referenceOf } from '../../../shared/core/reference.ts';
import type { Clock } from '../../../shared/core/sla/clock.ts';

/** A request and its messages as the customer of a link gets them. */
export function presentRequest(visit: Visit, now: Instant): CustomerRequestBody {
  const { loaded, customer, grant } = visit;
  const { ticket } = loaded.snapshot;
  const rating = ratingOf(loaded.snapshot);
  return {
    reference: referenceOf(ticket.id),
    subject: ticket.subject,
    status: ticket.status,
    language: customer.language,
    openedAt: toIso(ticket.openedAt),
    promises: promisesTo(visit, now).map(presentPromise),
    mayDo: [...deedsIn(ticket.status)],
    ...defined({ rating: rating && { ...rating, at: toIso(rating.at) } }),
    linkExpiresAt: toIso(grant.expiresAt),
  };
}

const presentPromise = ({ metric, state, dueAt, metAt }: Clock): CustomerRequestBody['promises'][number] => ({
  metric,
  state,
  dueAt: toIso(dueAt),
  ...defined({ metAt: toIsoIfAny(metAt) }),
});

export const presentSaid = ({ message, at, by, who }: Said): CustomerMessageBody => ({
  id: message.id,
  at: toIso(at),
  by,
  ...defined({ name: who }),
  text: message.text,
  attachments: (message.attachments ?? []).map((file, index) => presentFile(file, message.id, index + 1)),
});

const presentFile = ({ name, type, size }: AttachmentRef, messageId: string, n: number) => ({
  name,
  type,
  size,
  path: `/v1/customer/messages/${encodeURIComponent(messageId)}/attachments/${n}`,
});
