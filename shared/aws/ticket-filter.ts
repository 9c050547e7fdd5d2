/** What a list filters by, twice: as the condition that the index applies, and as the check on the items themselves, which alone are up to date. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { TicketIndex } from '../app/ports.ts';
import type { TicketFilter, TicketOrder } from '../app/ticket-filter.ts';
import type { Instant } from '../core/instant.ts';
import { isOver } from '../core/ticket.ts';
import type { Half } from './ticket-keys.ts';

export type FilterExpression = {
  readonly FilterExpression?: string;
  readonly ExpressionAttributeNames?: { [name: string]: string };
  readonly values: { readonly [name: string]: AttributeValue };
};

/** Names are aliased throughout: `status` for one is a reserved word. */
export function filterExpression(filter: TicketFilter): FilterExpression {
  const conditions = [
    oneOf('status', filter.status),
    oneOf('priority', filter.priority),
    equals('team', filter.team),
    oneOf('team', filter.teams),
    equals('assignee', filter.assignee),
    equals('requester', filter.requester),
    before('deadlineAt', filter.deadlineBefore),
  ].filter((condition) => condition !== undefined);
  if (conditions.length === 0) return { values: {} };
  return {
    FilterExpression: conditions.map(({ expression }) => expression).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(conditions.map(({ name }) => [`#${name}`, name])),
    values: Object.assign({}, ...conditions.map(({ values }) => values)),
  };
}

/** `forward`: the earliest first. */
export const orderOf = (order: TicketOrder = 'newest-first') => ({
  byChange: order === 'last-changed-first' || order === 'last-changed-last',
  forward: order === 'oldest-first' || order === 'last-changed-last',
});

/** Which halves of the index can hold a match. */
export function halvesOf({ status }: TicketFilter): readonly Half[] {
  if (status === undefined) return ['open', 'closed'];
  const closed = status.some(isOver);
  const open = status.some((one) => !isOver(one));
  return [...(open ? (['open'] as const) : []), ...(closed ? (['closed'] as const) : [])];
}

/** No list has canaries. */
export const matches = (index: TicketIndex, filter: TicketFilter): boolean => index.canary === undefined && meets(index, filter);

function meets(index: TicketIndex, filter: TicketFilter): boolean {
  return (
    isDueBefore(index, filter) &&
    isWithin(index.openedAt, filter.openedFrom, filter.openedBefore) &&
    isWithin(index.changedAt, filter.changedFrom, filter.changedBefore) &&
    isAmong(filter.status, index.status) &&
    isAmong(filter.priority, index.priority) &&
    isOrAny(filter.team, index.team) &&
    isAmong(filter.teams, index.team) &&
    isOrAny(filter.assignee, index.assignee) &&
    isOrAny(filter.requester, index.requester)
  );
}

const isDueBefore = ({ deadlineAt }: TicketIndex, { deadlineBefore }: TicketFilter): boolean =>
  deadlineBefore === undefined || (deadlineAt !== undefined && deadlineAt < deadlineBefore);

const isWithin = (at: Instant, from: Instant = 0, before: Instant = Number.POSITIVE_INFINITY): boolean =>
  from <= at && at < before;

const isOrAny = (wanted: string | undefined, value: string | undefined) =>
  wanted === undefined || wanted.toWellFormed() === value;

const isAmong = (wanted: readonly string[] | undefined, value: string | undefined) =>
  wanted === undefined || (value !== undefined && wanted.includes(value));

type Condition = { readonly name: string; readonly expression: string; readonly values: { [name: string]: AttributeValue } };

function equals(name: string, value: string | undefined): Condition | undefined {
  if (value === undefined) return undefined;
  return { name, expression: `#${name} = :${name}`, values: { [`:${name}`]: { S: value.toWellFormed() } } };
}

function oneOf(name: string, options: readonly string[] | undefined): Condition | undefined {
  if (options === undefined || options.length === 0) return undefined;
  const entries = options.map((option, i) => [`:${name}${i}`, { S: option }] as const);
  const expression = `#${name} IN (${entries.map(([key]) => key).join(', ')})`;
  return { name, expression, values: Object.fromEntries(entries) };
}

function before(name: string, at: number | undefined): Condition | undefined {
  if (at === undefined) return undefined;
  return { name, expression: `#${name} < :${name}`, values: { [`:${name}`]: { N: String(at) } } };
}
