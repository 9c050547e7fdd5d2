import { SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, test } from 'vitest';
import { RetryableError } from '../../shared/app/errors.ts';
import { createWakeQueue } from '../../shared/aws/wake-queue.ts';
import { type CannedService, startCannedService } from '../support/engines/canned-service.ts';
import { engineSettings } from '../support/engines/table-engine.ts';
import { MONDAY, ticketId } from '../support/stored-tickets.ts';

type Entry = { readonly Id: string; readonly DelaySeconds: number; readonly MessageBody: string };

let service: CannedService;
afterEach(() => service.stop());

/** SQS, taking only those entries that `takes` says. */
async function queueThat(takes: (entry: Entry, request: number) => boolean) {
  service = await startCannedService(({ body }, n) => {
    const { Entries } = JSON.parse(body.toString()) as { readonly Entries: readonly Entry[] };
    const Successful = Entries.filter((entry) => takes(entry, n)).map(({ Id }) => ({ Id, MessageId: Id, MD5OfMessageBody: '' }));
    const Failed = Entries.filter((entry) => !takes(entry, n)).map(({ Id }) => ({
      Id,
      Code: 'InternalError',
      SenderFault: false,
    }));
    return { status: 200, body: JSON.stringify({ Successful, Failed }), type: 'application/x-amz-json-1.0' };
  });
  const sqs = new SQSClient({ ...engineSettings(service.endpoint), md5: false });
  return createWakeQueue({ sqs, queueUrl: `${service.endpoint}/000000000000/wake` });
}

const wakes = (delays: readonly number[]) =>
  delays.map((delayMs, n) => ({ message: { v: 1, ticketId: ticketId(n), dueAt: MONDAY } as const, delayMs }));

const sentEntries = (): readonly Entry[] =>
  service.requests.flatMap(({ body }) => (JSON.parse(body.toString()) as { readonly Entries: readonly Entry[] }).Entries);

describe('the wake queue', () => {
  test('delays by whole seconds, so that a message is there a quarter of a second before its instant, from none to 900', async () => {
    const queue = await queueThat(() => true);
    await queue.send(wakes([-5_000, 0, 999, 1_249, 1_250, 2_249, 60_249.9, 900_249, 900_250, 5_000_000]));
    expect(sentEntries().map(({ DelaySeconds }) => DelaySeconds)).toStrictEqual([0, 0, 0, 0, 1, 1, 59, 899, 900, 900]);
  });

  test('takes ten messages at a time', async () => {
    const queue = await queueThat(() => true);
    await queue.send(wakes(Array.from({ length: 25 }, () => 0)));
    expect(service.requests).toHaveLength(3);
    expect(new Set(sentEntries().map(({ MessageBody }) => MessageBody)).size).toBe(25);
  });

  test('is offered again what it refused, and nothing else', async () => {
    const queue = await queueThat(({ Id }, request) => request > 1 || Id !== '3');
    await queue.send(wakes([0, 0, 0, 0, 0]));
    expect(sentEntries().map(({ Id }) => Id)).toStrictEqual(['0', '1', '2', '3', '4', '3']);
  });

  test('that goes on refusing is an error that says how many', async () => {
    const queue = await queueThat(({ Id }) => Id !== '1' && Id !== '2');
    const sending = queue.send(wakes([0, 0, 0]));
    await expect(sending).rejects.toThrow(RetryableError);
    await expect(sending).rejects.toThrow('send wakes: the queue refused 2 messages');
  });
});
