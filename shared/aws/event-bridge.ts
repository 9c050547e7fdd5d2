/** The part of the EventBridge SDK that is used, in a file of its own: `event-bus.ts` imports it when the first event is published, not at every cold start. */
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { clientSettings } from './client-settings.ts';

export { PutEventsCommand } from '@aws-sdk/client-eventbridge';

export function createEventBridgeClient(): EventBridgeClient {
  return new EventBridgeClient(clientSettings({ requestTimeoutMs: 5_000, attempts: 3 }));
}
