import type { NoticeKind } from '../core/effect.ts';

/** What an operator's own texts may name in mails of every kind. A placeholder of which nothing is known is empty. */
const EVERYWHERE = [
  'reference',
  'subject',
  'organisation',
  'recipient.name',
  'customer.name',
  'customer.email',
  'priority',
  'team',
  'assignee',
  'owner',
  'openedAt',
  'timeZone',
  'promises.firstResponse',
  'promises.nextResponse',
  'promises.update',
  'promises.solution',
  'original.subject',
  'original.headline',
  'original.intro',
] as const;

const OF_A_LADDER = ['promise.name', 'promise.target', 'promise.due', 'promise.amount', 'level'] as const;

const TO_A_CUSTOMER = ['request.link'] as const;

const OF_A_KIND = {
  received: TO_A_CUSTOMER,
  replied: ['author', ...TO_A_CUSTOMER],
  'on-hold': ['hold.reason', 'hold.until', ...TO_A_CUSTOMER],
  'solution-proposed': TO_A_CUSTOMER,
  resolved: TO_A_CUSTOMER,
  closed: TO_A_CUSTOMER,
  merged: ['continuesAs', ...TO_A_CUSTOMER],
  link: TO_A_CUSTOMER,
  handover: ['handover.from', 'handover.note', 'handover.answerBy'],
  warning: OF_A_LADDER,
  breach: OF_A_LADDER,
  escalation: OF_A_LADDER,
  'acknowledgement-lapsed': OF_A_LADDER,
} as const satisfies { readonly [N in NoticeKind]?: readonly string[] };

export type Placeholder = (typeof EVERYWHERE)[number] | (typeof OF_A_KIND)[keyof typeof OF_A_KIND][number];

/** What texts of a mail of that kind may name. */
export function placeholdersOf(notice: NoticeKind): readonly Placeholder[] {
  const special: { readonly [name: string]: readonly Placeholder[] } = OF_A_KIND;
  return [...EVERYWHERE, ...(special[notice] ?? [])];
}
