import { describe, expect, test } from 'vitest';
import { createHandler } from '../../functions/mail-intake/handler.ts';
import { readNotification } from '../../functions/mail-intake/receipt-notification.ts';
import { sqsEvent } from '../support/lambda-events.ts';
import { World } from '../support/world.ts';
import { rawMail } from './mail-world.ts';

/** What SES puts on its topic, as the S3 action of a receipt rule does. */
function received(objectKey: string, changes: { readonly spam?: string; readonly source?: string } = {}) {
  return {
    notificationType: 'Received',
    mail: {
      timestamp: '2026-03-02T09:00:00.000Z',
      source: changes.source ?? 'cora@customer.example',
      messageId: objectKey,
      destination: ['support@acme.example'],
      headersTruncated: false,
      headers: [],
      commonHeaders: { subject: 'x' },
    },
    receipt: {
      timestamp: '2026-03-02T09:00:00.500Z',
      processingTimeMillis: 500,
      recipients: ['support@in.acme.example'],
      spamVerdict: { status: changes.spam ?? 'PASS' },
      virusVerdict: { status: 'PASS' },
      spfVerdict: { status: 'GRAY' },
      dkimVerdict: { status: 'SOMETHING_NEW' },
      dmarcVerdict: { status: 'GRAY' },
      dmarcPolicy: 'none',
      action: {
        type: 'S3',
        topicArn: 'arn:aws:sns:eu-central-1:000000000000:mail',
        bucketName: 'mail',
        objectKeyPrefix: '',
        objectKey,
      },
    },
  };
}

const onTopic = (message: object | string) => ({
  Type: 'Notification',
  MessageId: '1',
  TopicArn: 'arn:aws:sns:eu-central-1:000000000000:mail',
  Subject: 'Amazon SES Email Receipt Notification',
  Message: typeof message === 'string' ? message : JSON.stringify(message),
  Timestamp: '2026-03-02T09:00:01.000Z',
});

async function start() {
  const world = await World.create();
  const put = (key: string) =>
    world.services.blobs.put(key, rawMail({ id: `${key}@customer.example`, subject: `about ${key}` }), 'message/rfc822');
  const open = async () => (await world.services.tickets.scanOpen()).items.length;
  return { world, handle: createHandler(world.services), put, open };
}

describe('the mail intake function', () => {
  test('takes in each mail of a batch, from the topic or raw', async () => {
    const { handle, put, open } = await start();
    await put('one');
    await put('two');
    expect(await handle(sqsEvent([onTopic(received('one')), received('two')]))).toEqual({ batchItemFailures: [] });
    expect(await open()).toBe(2);
  });

  test('gives back only what failed: a mail that is not there yet, and what SES never sent', async () => {
    const { handle, put, open } = await start();
    await put('here');
    const answer = await handle(sqsEvent([onTopic(received('missing')), onTopic(received('here')), { hello: 'world' }]));
    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['message-0', 'message-2']);
    expect(await open()).toBe(1);
  });

  test("takes SES's test of the topic for what it is", async () => {
    const { handle } = await start();
    const message = 'Successfully validated SNS topic for Amazon SES event publishing.';
    expect(await handle(sqsEvent([onTopic(message)]))).toEqual({ batchItemFailures: [] });
  });

  test('heeds the verdicts and the envelope', async () => {
    const { handle, put, open } = await start();
    await put('spam');
    await put('bounce');
    await handle(sqsEvent([onTopic(received('spam', { spam: 'FAIL' })), onTopic(received('bounce', { source: '<>' }))]));
    expect(await open()).toBe(0);
  });

  test('takes a mail once when the queue delivers it twice', async () => {
    const { handle, put, open } = await start();
    await put('one');
    await handle(sqsEvent([onTopic(received('one')), onTopic(received('one'))]));
    expect(await open()).toBe(1);
  });
});

describe('a notification of SES', () => {
  test('is read with its verdicts, an unknown one counting as none', () => {
    expect(readNotification(JSON.stringify(onTopic(received('key'))))).toEqual({
      messageId: 'key',
      objectKey: 'key',
      envelopeFrom: 'cora@customer.example',
      recipients: ['support@in.acme.example'],
      receivedAt: Date.parse('2026-03-02T09:00:00.500Z'),
      verdicts: { spam: 'PASS', virus: 'PASS', spf: 'GRAY', dkim: undefined, dmarc: 'GRAY' },
    });
  });

  test.each([
    '',
    'null',
    '[]',
    '{"Type":"Notification","Message":"{"}',
    JSON.stringify({ ...received('x'), notificationType: 'Bounce' }),
  ])('is not %j', (body) => {
    expect(readNotification(body)).toBeUndefined();
  });
});
