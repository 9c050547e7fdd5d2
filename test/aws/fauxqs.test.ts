import { PutObjectCommand } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WakeMessage } from '../../shared/app/ports.ts';
import { createBlobStore, createIncomingMail } from '../../shared/aws/blob-store.ts';
import { createWakeQueue } from '../../shared/aws/wake-queue.ts';
import { type QueueEngine, startFauxqs } from '../support/engines/fauxqs.ts';
import { MONDAY, ticketId } from '../support/stored-tickets.ts';
import { describeBlobStore } from './contracts/blob-store.ts';

let engine: QueueEngine;
beforeAll(async () => {
  engine = await startFauxqs();
});
afterAll(() => engine.stop());

describe('on fauxqs', () => {
  describeBlobStore(
    async () => createBlobStore({ bucket: await engine.createBucket(), client: engine.s3 }),
    () => (url) => fetch(url),
  );

  test('a link to a blob ends when its time is over', async () => {
    const blobs = createBlobStore({ bucket: await engine.createBucket(), client: engine.s3 });
    const url = new URL(await blobs.link('attachments/1', { name: 'a.png', type: 'image/png', forMs: 300_000 }));
    expect(url.searchParams.get('X-Amz-Expires')).toBe('300');

    url.searchParams.set('X-Amz-Date', '20260105T120000Z');

    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
  });

  test('a mail is read as it arrived', async () => {
    const bucket = await engine.createBucket();
    await engine.s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'in/0102', Body: 'Subject: Fire\r\n\r\nIt burns.' }));
    const mails = createIncomingMail({ bucket, client: engine.s3 });
    expect(Buffer.from((await mails.load('in/0102')) ?? []).toString()).toBe('Subject: Fire\r\n\r\nIt burns.');
    expect(await mails.load('in/0103')).toBeUndefined();
  });

  test('a bucket that is missing is an error, not a missing blob', async () => {
    const blobs = createBlobStore({ bucket: 'no-such-bucket', client: engine.s3 });
    await expect(blobs.get('key')).rejects.toThrow(/^get blob key: NoSuchBucket/);
  });

  test('each of many wakes arrives', async () => {
    const queueUrl = await engine.createQueue();
    const queue = createWakeQueue({ sqs: engine.sqs, queueUrl });
    const wakes = Array.from({ length: 237 }, (_, n): WakeMessage => ({ v: 1, ticketId: ticketId(n), dueAt: MONDAY + n }));
    await queue.send(wakes.map((message) => ({ message, delayMs: 999 })));
    const received = await receiveAll(queueUrl);
    const byTime = received.toSorted((a, b) => a.dueAt - b.dueAt);
    expect(byTime).toStrictEqual(wakes);
  });

  test('no wakes are no request', async () => {
    await expect(createWakeQueue({ sqs: engine.sqs, queueUrl: 'http://127.0.0.1:1/none' }).send([])).resolves.toBeUndefined();
  });
});

async function receiveAll(queueUrl: string): Promise<readonly WakeMessage[]> {
  const all: WakeMessage[] = [];
  for (;;) {
    const { Messages = [] } = await engine.sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) return all;
    all.push(...Messages.map(({ Body = '' }) => JSON.parse(Body) as WakeMessage));
  }
}
