import type { Instant } from '../../../shared/core/instant.ts';
import type { KeptTicket } from '../outcome/outcome.ts';
import type { Violation } from './violation.ts';

/** In the end nothing is owed and nothing is overdue. @param until by when everything had its time */
export function judgeRest({ id, outbox, dueAt }: KeptTicket, until: Instant): readonly Violation[] {
  const complaints = [
    ...outbox.map((effect) => `still owes ${effect.type === 'notify' ? `the notice ${effect.id}` : `to ${effect.type}`}`),
    ...(dueAt !== undefined && dueAt < until ? [`has been due since ${new Date(dueAt).toISOString()}`] : []),
  ];
  return complaints.map((what) => ({ ticketId: id, what }));
}
