/**
 * A ticket as an item, and back. What only this ticket's history says is packed into one attribute; attributes of their own are
 * only those that an index or a condition needs, and only while they have a value, so that both indexes stay sparse.
 */
import { PermanentError } from '../app/errors.ts';
import type { StoredTicket, TicketIndex } from '../app/ports.ts';
import { defined } from '../core/defined.ts';
import type { Effect } from '../core/effect.ts';
import type { Fact } from '../core/fact.ts';
import { DAY_MS, type Instant, SECOND_MS } from '../core/instant.ts';
import type { Snapshot } from '../core/replay.ts';
import { isOver } from '../core/ticket.ts';
import {
  bytesOf,
  checkVersion,
  describeItem,
  numberOf,
  optionalNumber,
  optionalText,
  textOf,
  versionAttribute,
} from './item-fields.ts';
import { pack, unpack } from './packed.ts';
import { type Item, keyOf } from './table.ts';
import { changedShardOf, dueShardOf, listKeyOf, readTimedKey, ticketIdIn, ticketKey, timedKey } from './ticket-keys.ts';

/** DynamoDB takes 400 KB an item; keys and index attributes need less than the rest. */
const MAX_PACKED_BYTES = 390 * 1024;

type Content = {
  readonly snapshot?: Snapshot;
  readonly facts: readonly Fact[];
  readonly outbox: readonly Effect[];
  readonly failures?: number;
};

/** @throws PermanentError when the ticket does not fit into an item */
export function toItem(ticket: StoredTicket): Item {
  const { id, revision, snapshot, facts, outbox, failures } = ticket;
  const data = pack({ facts, outbox, snapshot, failures } satisfies { [K in keyof Content]: unknown });
  if (data.length > MAX_PACKED_BYTES) {
    throw new PermanentError(`ticket ${id} is too large to store: ${data.length} bytes of at most ${MAX_PACKED_BYTES}`);
  }
  return {
    ...keyOf(ticketKey(id)),
    ...versionAttribute,
    rev: { N: String(revision) },
    data: { B: data },
    ...indexAttributes(ticket.index),
    ...(ticket.index.canary ? passingAttributes(ticket.index) : listAttributes(id, ticket.index)),
    ...dueAttributes(id, ticket.dueAt),
  };
}

/** @throws PermanentError for an item that is not a ticket */
export function toTicket(item: Item): StoredTicket {
  checkVersion(item);
  const opening = openingOf(item);
  const due = readTimedKey(optionalText(item, 'dueKey') ?? '');
  const content = contentOf(item);
  const times = { openedAt: opening.at, changedAt: changedAtOf(item, content) };
  return {
    id: opening.id,
    revision: numberOf(item, 'rev'),
    ...content,
    ...(due && { dueAt: due.at }),
    index: { ...indexOf(item, times), ...(opening.canary && { canary: true }) },
  };
}

type Opening = { readonly id: string; readonly at: Instant; readonly canary?: true };

function openingOf(item: Item): Opening {
  const listSort = optionalText(item, 'listSort');
  if (listSort === undefined) return { id: ticketIdIn(textOf(item, 'pk')), at: numberOf(item, 'openedAt'), canary: true };
  const listed = readTimedKey(listSort);
  if (listed === undefined) throw new PermanentError(`${describeItem(item)}: listSort is malformed`);
  return listed;
}

/** Canaries, and items of the release before there were lists by change, say it by their history alone. */
function changedAtOf(item: Item, { facts, snapshot }: Content): Instant {
  const changed = readTimedKey(optionalText(item, 'changedKey') ?? '');
  return changed?.at ?? facts.at(-1)?.at ?? snapshot?.ticket.changedAt ?? 0;
}

function contentOf(item: Item): Content {
  const content = unpack(bytesOf(item, 'data'), numberOf(item, 'v'), describeItem(item));
  if (isContent(content)) return withAlarms(content);
  throw new PermanentError(`${describeItem(item)} holds no history`);
}

/** Snapshots of the release before alarms have none. */
function withAlarms({ snapshot, ...rest }: Content): Content {
  return snapshot === undefined ? rest : { ...rest, snapshot: { ...snapshot, alarms: snapshot.alarms ?? [] } };
}

function isContent(value: unknown): value is Content {
  if (typeof value !== 'object' || value === null) return false;
  const { facts, outbox, snapshot } = value as { readonly [name: string]: unknown };
  return isFacts(facts) && Array.isArray(outbox) && (facts.length > 0 || snapshot !== undefined);
}

/** Checks the envelope that everything is sorted and counted by; what is inside was checked before it became a fact. */
export function isFacts(value: unknown): value is readonly Fact[] {
  return Array.isArray(value) && value.every((fact) => Number.isInteger(fact?.n) && typeof fact?.type === 'string');
}

function listAttributes(id: string, { status, openedAt, changedAt }: TicketIndex): Item {
  return defined({
    listKey: text(listKeyOf(isOver(status) ? 'closed' : 'open', id)),
    listSort: text(timedKey(openedAt, id)),
    changedShard: text(changedShardOf(id)),
    changedKey: text(timedKey(changedAt, id)),
  });
}

/** Of no use but to whoever asks why a canary was not kept. */
const CANARY_LIFE_MS = 7 * DAY_MS;

/** Without the keys of the list index a ticket is in no list. The engine takes it away some time after it has expired. */
function passingAttributes({ openedAt }: TicketIndex): Item {
  return { openedAt: { N: String(openedAt) }, expiresAt: { N: String(Math.ceil((openedAt + CANARY_LIFE_MS) / SECOND_MS)) } };
}

function indexAttributes({ status, priority, team, assignee, requester, deadlineAt }: TicketIndex): Item {
  return defined({
    status: text(status),
    priority: text(priority),
    team: text(team),
    assignee: text(assignee),
    requester: text(requester),
    deadlineAt: deadlineAt === undefined ? undefined : { N: String(deadlineAt) },
  });
}

function dueAttributes(id: string, dueAt: number | undefined): Item {
  return dueAt === undefined ? {} : { dueShard: { S: dueShardOf(id) }, dueKey: { S: timedKey(dueAt, id) } };
}

/** Half of a surrogate pair is no text: DynamoDB would refuse the whole item for it. */
const text = (value: string | undefined) => (value === undefined ? undefined : { S: value.toWellFormed() });

function indexOf(item: Item, times: Pick<TicketIndex, 'openedAt' | 'changedAt'>): TicketIndex {
  return {
    status: textOf(item, 'status') as TicketIndex['status'],
    priority: textOf(item, 'priority') as TicketIndex['priority'],
    requester: textOf(item, 'requester'),
    ...times,
    ...defined({
      team: optionalText(item, 'team'),
      assignee: optionalText(item, 'assignee'),
      deadlineAt: optionalNumber(item, 'deadlineAt'),
    }),
  };
}
