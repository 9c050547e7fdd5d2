/** The part of the EventBridge SDK that is used, in a file of its own: `event-bus.ts` imports it when the first event is published, not at every cold start. */
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { clientSettings, withoutRequestLog } from './client-settings.ts';

export function createEventBridgeClient(): EventBridgeClient {
  return withoutRequestLog(new EventBridgeClient(clientSettings({ requestTimeoutMs: 5_000, attempts: 3 })));
}

export function connectEventBridge(client: EventBridgeClient = createEventBridgeClient()) {
  return { put: (entries: readonly PutEventsRequestEntry[]) => client.send(new PutEventsCommand({ Entries: [...entries] })) };
}
