import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterEach, describe, expect, test } from 'vitest';
import { createEventBus } from '../../shared/aws/event-bus.ts';
import { type CannedService, startCannedService } from '../support/engines/canned-service.ts';
import { engineSettings } from '../support/engines/table-engine.ts';
import { MONDAY } from '../support/stored-tickets.ts';

type Entry = {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
  readonly Time: number;
  readonly EventBusName: string;
};

let service: CannedService;
afterEach(() => service.stop());

/** EventBridge, taking only those entries that `takes` says. */
async function busThat(takes: (entry: Entry, request: number) => boolean) {
  service = await startCannedService(({ body }, n) => {
    const { Entries } = JSON.parse(body.toString()) as { readonly Entries: readonly Entry[] };
    const answers = Entries.map((entry) => (takes(entry, n) ? { EventId: 'e' } : { ErrorCode: 'ThrottlingException' }));
    const FailedEntryCount = answers.filter((answer) => 'ErrorCode' in answer).length;
    return { status: 200, body: JSON.stringify({ FailedEntryCount, Entries: answers }), type: 'application/x-amz-json-1.1' };
  });
  return createEventBus({ busName: 'pledge', client: new EventBridgeClient(engineSettings(service.endpoint)) });
}

const event = (n: number) => ({ type: 'ticket.replied', at: MONDAY, detail: { v: 1, id: `e${n}`, text: '😀' } });
const sent = (): readonly Entry[] =>
  service.requests.flatMap(({ body }) => (JSON.parse(body.toString()) as { readonly Entries: readonly Entry[] }).Entries);

describe('the event bus', () => {
  test('is given each event under its type and its time', async () => {
    const bus = await busThat(() => true);
    await bus.publish([event(1)]);
    expect(sent()).toStrictEqual([
      {
        EventBusName: 'pledge',
        Source: 'pledge',
        DetailType: 'ticket.replied',
        Time: MONDAY / 1_000,
        Detail: '{"v":1,"id":"e1","text":"😀"}',
      },
    ]);
  });

  test('takes ten events at a time, in order', async () => {
    const bus = await busThat(() => true);
    const events = Array.from({ length: 23 }, (_, n) => event(n));
    await bus.publish(events);
    expect(service.requests).toHaveLength(3);
    expect(sent().map(({ Detail }) => JSON.parse(Detail) as object)).toStrictEqual(events.map(({ detail }) => detail));
  });

  test('is offered again what it refused, and nothing else', async () => {
    const bus = await busThat(({ Detail }, request) => request > 1 || !Detail.includes('"e1"'));
    await bus.publish([event(0), event(1), event(2)]);
    expect(sent().map(({ Detail }) => (JSON.parse(Detail) as { readonly id: string }).id)).toStrictEqual([
      'e0',
      'e1',
      'e2',
      'e1',
    ]);
  });

  test('that goes on refusing is an error that says how many', async () => {
    const bus = await busThat(({ Detail }) => Detail.includes('"e1"'));
    const publishing = bus.publish([event(0), event(1), event(2)]);
    await expect(publishing).rejects.toMatchObject({
      name: 'RetryableError',
      message: 'publish events: the bus refused 2 events',
    });
  });

  test('is not offered an event that no bus takes', async () => {
    const bus = await busThat(() => true);
    const publishing = bus.publish([{ ...event(1), detail: { text: 'x'.repeat(300_000) } }]);
    await expect(publishing).rejects.toMatchObject({ name: 'PermanentError' });
    expect(service.requests).toHaveLength(0);
  });
});
