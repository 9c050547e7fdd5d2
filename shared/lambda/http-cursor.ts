import { hash } from 'node:crypto';
import type { Route } from '../api/route.ts';
import { InvalidCursorError } from '../app/errors.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import type { HttpReply } from './http.ts';

/**
 * A cursor belongs to the list that it goes on: with other filters, in another order or of another ticket it would skip or repeat
 * something, and nobody would notice. So it carries a mark of what was asked, and comes back only with the same.
 */
type Query = { readonly [name: string]: unknown };
type Asked = { readonly id: string; readonly params: Query; readonly query: unknown };

/** 48 bits: enough to notice a mistake. */
const MARK_LENGTH = 8;
/** How much of each item, and how many at once, may differ from page to page. */
const FREE = ['cursor', 'limit', 'fields'];

export const isPaged = ({ query }: Route): boolean => query !== undefined && 'cursor' in query.shape;

/** The query with the cursor as the operation gave it out. @throws InvalidCursorError */
export function openCursor(asked: Asked): unknown {
  const query = asked.query as Query;
  if (typeof query['cursor'] !== 'string') return query;
  const at = query['cursor'].lastIndexOf('.');
  if (query['cursor'].slice(at + 1) !== markOf(asked)) throw new InvalidCursorError();
  return { ...query, cursor: query['cursor'].slice(0, at) };
}

/** The answer with a cursor that belongs to what was asked. */
export function sealCursor(reply: HttpReply, asked: Asked): HttpReply {
  if (reply.content.kind !== 'json') return reply;
  const { value } = reply.content;
  if (!('nextCursor' in value) || typeof value.nextCursor !== 'string') return reply;
  return { ...reply, content: { kind: 'json', value: { ...value, nextCursor: `${value.nextCursor}.${markOf(asked)}` } } };
}

function markOf({ id, params, query }: Asked): string {
  const filters = Object.fromEntries(Object.entries(query as Query).filter(([name]) => !FREE.includes(name)));
  return hash('sha256', canonicalJson([id, params, filters]), 'base64url').slice(0, MARK_LENGTH);
}
