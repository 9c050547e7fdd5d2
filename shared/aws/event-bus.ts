/** Domain events on EventBridge. An event may arrive twice; its id tells. */
import type { EventBridgeClient, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { PermanentError, RetryableError } from '../app/errors.ts';
import type { BusEvent, EventBus } from '../app/ports.ts';
import { chunksOf, offerAll } from './batches.ts';
import { once } from './once.ts';
import { attempt } from './table.ts';

export type EventBusOptions = { readonly busName: string; readonly client?: EventBridgeClient };

/** `source` of everything that Pledge puts on the bus. */
export const EVENT_SOURCE = 'pledge';

/** EventBridge takes ten events at a time. */
const BATCH = 10;
/** Safely below what one request may hold, ten of them together; thin events have 1 KB. */
const MAX_DETAIL_BYTES = 100 * 1024;

export function createEventBus({ busName, client }: EventBusOptions): EventBus {
  const connect = once(async () => (await import('./event-bridge.ts')).connectEventBridge(client));
  const offer = async (entries: readonly PutEventsRequestEntry[]) => {
    const bus = await connect();
    const { Entries = [] } = await attempt('publish events', () => bus.put(entries));
    return entries.filter((_, i) => Entries[i]?.ErrorCode !== undefined);
  };
  return {
    publish: async (events) => {
      const entries = events.map((event) => toEntry(busName, event));
      for (const batch of chunksOf(entries, BATCH)) {
        const left = await offerAll(batch, offer);
        if (left.length > 0) throw new RetryableError(`publish events: the bus refused ${left.length} events`);
      }
    },
  };
}

function toEntry(busName: string, { type, at, detail }: BusEvent): PutEventsRequestEntry {
  const text = JSON.stringify(detail);
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MAX_DETAIL_BYTES) {
    throw new PermanentError(`publish events: ${type} has ${bytes} bytes of at most ${MAX_DETAIL_BYTES}`);
  }
  return { EventBusName: busName, Source: EVENT_SOURCE, DetailType: type, Time: new Date(at), Detail: text };
}
