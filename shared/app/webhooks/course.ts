import { isOver, type Status } from '../../core/ticket.ts';
import type { Action } from './adapters/adapter.ts';
import type { WebhookSource } from './webhook-source.ts';

/** What a report does to the ticket of its problem, by how that stands. */
export type Course = 'open' | 'repeat' | 'reopen' | 'resolve' | 'note' | 'acknowledge' | 'drop';

type Source = Pick<WebhookSource, 'type' | 'whenBack' | 'whenResolved'>;

/** @param status of the ticket; absent: the problem has none */
export function courseOf(source: Source, action: Action, status: Status | undefined): Course {
  if (action === 'trigger') return courseOfTrigger(source, status);
  if (hasEnded(status)) return 'drop';
  if (action === 'acknowledge') return 'acknowledge';
  return source.whenResolved === 'note' ? 'note' : 'resolve';
}

function courseOfTrigger(source: Source, status: Status | undefined): Course {
  if (status === undefined || isOver(status)) return 'open';
  if (!isSolved(status)) return 'repeat';
  return whenBack(source) === 'new-ticket' ? 'open' : 'reopen';
}

/** PagerDuty opens a new alert after an old one was resolved; others mean that it is not solved after all. */
const whenBack = ({ whenBack, type }: Source) => whenBack ?? (type === 'pagerduty' ? 'new-ticket' : 'reopen');

const isSolved = (status: Status): boolean => status === 'resolved' || status === 'confirmed';

/** Nothing can be resolved any more. */
export const hasEnded = (status: Status | undefined): boolean => status === undefined || isSolved(status) || isOver(status);
