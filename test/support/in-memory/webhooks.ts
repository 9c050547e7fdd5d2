/** What webhooks leave behind, in memory: deliveries, problems, the queue between them, and how many came. */
import { InvalidCursorError } from '../../../shared/app/errors.ts';
import type { Now } from '../../../shared/app/ports.ts';
import type { RateCounter } from '../../../shared/app/rate-counter.ts';
import {
  DELIVERY_LIFE_MS,
  type Delivery,
  type DeliveryLog,
  type DeliveryMessage,
  type DeliveryQueue,
  fitsFilter,
  timeOfDelivery,
} from '../../../shared/app/webhooks/delivery.ts';
import { type Problem, type ProblemStore, UNKNOWN_PROBLEM } from '../../../shared/app/webhooks/problem.ts';
import type { Sns } from '../../../shared/app/webhooks/sns.ts';
import { decodeCursor, encodeCursor } from '../../../shared/aws/cursor.ts';
import { frozen } from './frozen.ts';

export function createInMemoryDeliveries(now: Now): DeliveryLog {
  const claims = new Map<string, { readonly id: string; readonly until: number }>();
  const kept = new Map<string, { readonly delivery: Delivery; readonly body: Uint8Array }>();
  const keyOf = (source: string, id: string) => `${source}/${id}`;
  const isLiving = ({ at }: Delivery) => at > now() - DELIVERY_LIFE_MS;
  const add: DeliveryLog['add'] = async (delivery, body) => {
    kept.set(keyOf(delivery.source, delivery.id), { delivery: frozen(delivery), body: body.slice() });
  };
  return {
    claim: async (source, name, id) => {
      const key = JSON.stringify([source, name]);
      const known = claims.get(key);
      if (known !== undefined && known.until > now()) return known.id;
      claims.set(key, { id, until: now() + DELIVERY_LIFE_MS });
      return id;
    },
    add,
    addUnlessKnown: async (delivery, body) => {
      if (!kept.has(keyOf(delivery.source, delivery.id))) await add(delivery, body);
    },
    load: async (source, id) => {
      const found = kept.get(keyOf(source, id))?.delivery;
      return found !== undefined && isLiving(found) ? found : undefined;
    },
    loadBody: async ({ source, id }) => kept.get(keyOf(source, id))?.body.slice() ?? new Uint8Array(),
    update: async (delivery) => {
      const key = keyOf(delivery.source, delivery.id);
      const known = kept.get(key);
      if (known?.delivery.revision !== delivery.revision) return false;
      kept.set(key, { ...known, delivery: frozen({ ...delivery, revision: delivery.revision + 1 }) });
      return true;
    },
    list: async (source, filter, limit, cursor) => {
      const before = cursor === undefined ? undefined : positionIn(cursor);
      const fitting = [...kept.values()]
        .map(({ delivery }) => delivery)
        .filter((delivery) => delivery.source === source && isLiving(delivery) && fitsFilter(delivery, filter))
        .filter(({ id }) => before === undefined || id < before)
        .toSorted((one, other) => (one.id < other.id ? 1 : -1));
      const items = fitting.slice(0, limit);
      const last = items.at(-1);
      return { items, ...(last !== undefined && fitting.length > limit ? { nextCursor: encodeCursor(last.id) } : {}) };
    },
  };
}

function positionIn(cursor: string): string {
  const position = decodeCursor(cursor);
  if (timeOfDelivery(position) === undefined) throw new InvalidCursorError();
  return position;
}

export function createInMemoryProblems(): ProblemStore {
  const problems = new Map<string, { readonly problem: Problem; readonly revision: number }>();
  const keyOf = (source: string, key: string) => JSON.stringify([source, key]);
  const load = (source: string, key: string) => problems.get(keyOf(source, key)) ?? { problem: UNKNOWN_PROBLEM, revision: 0 };
  return {
    load: async (source, key) => load(source, key),
    save: async (source, key, problem, revision) => {
      if (load(source, key).revision !== revision) return false;
      problems.set(keyOf(source, key), { problem: frozen(problem), revision: revision + 1 });
      return true;
    },
  };
}

export type InMemoryDeliveryQueue = DeliveryQueue & {
  /** Hands out, once, what has been sent. */
  receive(): readonly DeliveryMessage[];
  /** Runs before messages are taken; what it throws, `send` throws, and none is. */
  beforeSend: () => void;
};

export function createInMemoryDeliveryQueue(): InMemoryDeliveryQueue {
  const sent: DeliveryMessage[] = [];
  const queue: InMemoryDeliveryQueue = {
    beforeSend: () => undefined,
    send: async (messages) => {
      queue.beforeSend();
      sent.push(...messages);
    },
    receive: () => sent.splice(0),
  };
  return queue;
}

export function createInMemoryRates(): RateCounter {
  const counts = new Map<string, number>();
  return {
    count: async (what, from, _lastsMs, more = 1) => {
      const key = `${what}@${from}`;
      const times = (counts.get(key) ?? 0) + more;
      counts.set(key, times);
      return times;
    },
  };
}

export type InMemorySns = Sns & {
  /** By address. */
  readonly certificates: Map<string, string>;
  readonly confirmed: readonly string[];
};

export function createInMemorySns(): InMemorySns {
  const certificates = new Map<string, string>();
  const confirmed: string[] = [];
  return {
    certificates,
    confirmed,
    certificate: async (url) => certificates.get(url),
    confirm: async (url) => void confirmed.push(url),
  };
}
