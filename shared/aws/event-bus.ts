/** Domain events on EventBridge. An event may arrive twice; its id tells. */
import type { EventBridgeClient, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { PermanentError, RetryableError } from '../app/errors.ts';
import type { BusEvent, EventBus } from '../app/ports.ts';
import { once } from '../core/once.ts';
import { attempt } from './aws-error.ts';
import { offerAll } from './batches.ts';
import { coalesce } from './coalesce.ts';

export type EventBusOptions = { readonly busName: string; readonly client?: EventBridgeClient };

/** `source` of everything that Pledge puts on the bus. */
const EVENT_SOURCE = 'pledge';

/** EventBridge takes ten events at a time. */
const BATCH = 10;
/** A batch of ten is seldom full; a second keeps a flood from waiting for the first. */
const CONCURRENT_BATCHES = 2;
/** Safely below what one request may hold, ten of them together; thin events have 1 KB. */
const MAX_DETAIL_BYTES = 100 * 1024;

export function createEventBus({ busName, client }: EventBusOptions): EventBus {
  const connect = once(async () => (await import('./event-bridge.ts')).connectEventBridge(client));
  const offer = async (entries: readonly PutEventsRequestEntry[]) => {
    const bus = await connect();
    const { Entries = [] } = await attempt('publish events', () => bus.put(entries));
    return entries.filter((_, i) => Entries[i]?.ErrorCode !== undefined);
  };
  const put = coalesce<PutEventsRequestEntry>({
    size: BATCH,
    width: CONCURRENT_BATCHES,
    handOver: (entries) => offerAll(entries, offer),
    refused: (count) => new RetryableError(`publish events: the bus refused ${count} events`),
  });
  return { publish: async (events) => put(events.map((event) => toEntry(busName, event))) };
}

function toEntry(busName: string, { type, at, detail }: BusEvent): PutEventsRequestEntry {
  const text = JSON.stringify(detail);
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MAX_DETAIL_BYTES) {
    throw new PermanentError(`publish events: ${type} has ${bytes} bytes of at most ${MAX_DETAIL_BYTES}`);
  }
  return { EventBusName: busName, Source: EVENT_SOURCE, DetailType: type, Time: new Date(at), Detail: text };
}
