import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openQueueEngine, type QueueEngine } from '../../local/engines/fauxqs.ts';
import { queueArn, queueUrl } from '../../local/names.ts';
import { type QueueHandler, type QueueSource, startQueueTrigger } from '../../local/triggers/queue-trigger.ts';
import { temporaryFolder } from './support/platform.ts';

const QUEUES = [
  {
    name: 'work',
    visibilityTimeoutSeconds: 1,
    retentionSeconds: 3_600,
    redrive: { deadLetterQueue: 'work-dlq', maxReceiveCount: 2 },
  },
  { name: 'work-dlq', visibilityTimeoutSeconds: 30, retentionSeconds: 3_600 },
];

type Faults = Partial<Pick<QueueSource, 'duplicate' | 'lose' | 'share'>>;

type Bench = {
  readonly engine: QueueEngine;
  send(body: string): Promise<void>;
  listen(handler: QueueHandler, faults?: Faults): void;
  settled(ready: number): Promise<void>;
};

async function bench(folder = temporaryFolder()): Promise<Bench> {
  const engine = await openQueueEngine(folder);
  const address = `http://127.0.0.1:${await engine.start()}`;
  engine.ensure({ queues: QUEUES, buckets: [] });
  const sqs = new SQSClient({
    endpoint: address,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const url = queueUrl(address, 'work');
  onTestFinished(() => engine.stop());
  return {
    engine,
    send: async (MessageBody) => {
      await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody }));
    },
    listen: (handler, faults = {}) => {
      const source = {
        url,
        arn: queueArn('work'),
        batchSize: 10,
        maxConcurrency: 5,
        visibilityTimeoutMs: 1_000,
        duplicate: false,
        parked: () => 0,
        share: () => undefined,
        ...faults,
      };
      const trigger = startQueueTrigger(sqs, source, handler, () => undefined);
      onTestFinished(() => trigger.stop());
    },
    settled: async (dead) => {
      const done = (): boolean => {
        const { work, 'work-dlq': dlq } = engine.backlog();
        return work?.ready === 0 && work.inFlight === 0 && dlq?.ready === dead;
      };
      while (!done()) await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}

const failing = ({ Records }: SQSEvent, bodies: readonly string[]) => ({
  batchItemFailures: Records.filter(({ body }) => bodies.includes(body)).map(({ messageId }) => ({ itemIdentifier: messageId })),
});

describe('messages of a queue', () => {
  test('are deleted when they are handled; one that fails comes back alone and ends in the dead-letter queue', async () => {
    const { send, listen, settled } = await bench();
    const seen: string[] = [];
    for (const body of ['good', 'bad', 'fine']) await send(body);
    listen(async (event) => {
      seen.push(...event.Records.map(({ body, eventSource, eventSourceARN }) => `${body} ${eventSource} ${eventSourceARN}`));
      return failing(event, ['bad']);
    });
    await settled(1);
    const times = (body: string): number =>
      seen.filter((line) => line === `${body} aws:sqs arn:aws:sqs:us-east-1:000000000000:work`).length;
    expect([times('good'), times('fine'), times('bad')]).toEqual([1, 1, 2]);
  });

  test('all come back when the function throws', async () => {
    const { send, listen, settled } = await bench();
    let calls = 0;
    await send('one');
    listen(async () => {
      calls += 1;
      if (calls === 1) throw new Error('out of memory');
      return { batchItemFailures: [] };
    });
    await settled(0);
    expect(calls).toBe(2);
  });

  test('come twice when that fault is asked for', async () => {
    const { send, listen, settled } = await bench();
    const seen: string[] = [];
    await send('one');
    listen(
      async ({ Records }) => {
        seen.push(...Records.map(({ messageId }) => messageId));
        return { batchItemFailures: [] };
      },
      { duplicate: true },
    );
    await settled(0);
    expect(seen).toHaveLength(2);
    expect(new Set(seen).size).toBe(1);
  });

  test('wait for as long as something else comes first', async () => {
    const { send, listen, settled, engine } = await bench();
    let asked = 0;
    let share: number | undefined = 0;
    await send('one');
    listen(async () => ({ batchItemFailures: [] }), {
      share: () => {
        asked += 1;
        return share;
      },
    });
    while (asked < 5) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(engine.backlog()['work']).toEqual({ ready: 1, inFlight: 0 });
    share = undefined;
    await settled(0);
  });

  test('are lost, one in so many, when that fault is asked for', async () => {
    const { send, listen, settled } = await bench();
    const seen: string[] = [];
    for (const body of ['1', '2', '3', '4', '5', '6']) await send(body);
    listen(
      async ({ Records }) => {
        seen.push(...Records.map(({ body }) => body));
        return { batchItemFailures: [] };
      },
      { lose: 3 },
    );
    await settled(0);
    expect(seen).toHaveLength(4);
  });
});

test('a message that was being worked on when the process ended is received again at once', async () => {
  const folder = temporaryFolder();
  const first = await bench(folder);
  await first.send('one');
  const release = Promise.withResolvers<undefined>();
  await new Promise<void>((taken) => {
    first.listen(() => {
      taken();
      return release.promise;
    });
  });
  expect(first.engine.backlog()['work']).toEqual({ ready: 0, inFlight: 1 });
  const second = await bench(folder);
  const backlog = second.engine.backlog()['work'];
  release.resolve(undefined);
  expect(backlog).toEqual({ ready: 1, inFlight: 0 });
});
