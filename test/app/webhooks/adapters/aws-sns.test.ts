import { describe, expect, test } from 'vitest';
import { HAS_SAMPLES, sample } from '../../../support/webhook-samples.ts';
import { problemsOf, reading } from '../reading.ts';

const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:alarms';
const ALARM = {
  AlarmName: 'cpu',
  AlarmDescription: 'CPU of web',
  AWSAccountId: '123456789012',
  NewStateValue: 'ALARM',
  NewStateReason: 'Threshold crossed',
  StateChangeTime: '2026-01-05T08:00:00.921+0000',
  Region: 'Europe (Frankfurt)',
  AlarmArn: 'arn:aws:cloudwatch:eu-central-1:123456789012:alarm:cpu',
  Trigger: { Namespace: 'AWS/EC2', MetricName: 'CPUUtilization', Dimensions: [{ name: 'Group', value: 'web' }] },
};
const notification = (message: unknown, changes: object = {}) => ({
  Type: 'Notification',
  MessageId: 'm1',
  TopicArn: TOPIC,
  Message: typeof message === 'string' ? message : JSON.stringify(message),
  Timestamp: '2026-01-05T08:00:00.978Z',
  ...changes,
});

describe('an alarm of CloudWatch', () => {
  test('is known by its ARN', async () => {
    expect(await reading('aws-sns', notification(ALARM, { Subject: 'ALARM: "cpu"' }))).toMatchObject([
      {
        action: 'trigger',
        key: ALARM.AlarmArn,
        subject: 'cpu',
        description:
          'CPU of web\n\nThreshold crossed\n\nMetric: AWS/EC2 CPUUtilization\nGroup: web\nRegion: Europe (Frankfurt)\nAccount: 123456789012\n' +
          `Alarm: ${ALARM.AlarmArn}`,
      },
    ]);
  });

  test('that is OK is over', async () => {
    expect(await reading('aws-sns', notification({ ...ALARM, NewStateValue: 'OK' }))).toMatchObject([{ action: 'resolve' }]);
  });

  test('with too little data says nothing', async () => {
    expect(await reading('aws-sns', notification({ ...ALARM, NewStateValue: 'INSUFFICIENT_DATA' }))).toMatchObject([
      { kind: 'ignored' },
    ]);
  });

  test.each(['constructor', 'WARN'])('in the state %s does not fit', async (NewStateValue) => {
    expect(await problemsOf('aws-sns', notification({ ...ALARM, NewStateValue }))).toEqual(['Message.NewStateValue']);
  });

  test.each([
    [TOPIC, ALARM.AlarmArn],
    ['arn:aws-cn:sns:cn-north-1:123456789012:alarms', 'arn:aws-cn:cloudwatch:cn-north-1:123456789012:alarm:cpu'],
  ])('of old, without its ARN, is known by where its topic %s is', async (TopicArn, key) => {
    const { AlarmArn: _, ...old } = ALARM;
    expect(await reading('aws-sns', notification(old, { TopicArn }))).toMatchObject([{ key }]);
  });

  test('that a function has handed on is the same', async () => {
    const body = { Records: [{ EventSource: 'aws:sns', Sns: notification(ALARM) }] };
    expect(await reading('aws-sns', body)).toMatchObject([{ key: ALARM.AlarmArn, action: 'trigger' }]);
  });

  test('lets the mapping lead into it', async () => {
    const source = { mapping: { subject: ['Message.Trigger.MetricName'], category: ['TopicArn'] } };
    expect(await reading('aws-sns', notification(ALARM), { source })).toMatchObject([
      { subject: 'CPUUtilization', category: TOPIC },
    ]);
  });
});

describe('anything else that comes through a topic', () => {
  type Other = { readonly Subject?: string | null; readonly expected: readonly string[] };

  test.each([
    ['plain text', 'Backup failed\nsee the log', { Subject: null, expected: ['Backup failed', 'Backup failed\nsee the log'] }],
    ['with a subject', 'text', { Subject: 'Backup', expected: ['Backup', 'text'] }],
    ['nothing at all', '', { expected: ['Amazon SNS'] }],
    ['a number', '7', { expected: ['7', '7'] }],
    ['null', 'null', { expected: ['null', 'null'] }],
  ])('opens a ticket each: %s', async (_what, message, { Subject, expected }: Other) => {
    const [subject, description] = expected;
    const [alert] = await reading('aws-sns', notification(message, Subject === undefined ? {} : { Subject }));
    expect(alert).toMatchObject({ action: 'trigger', subject });
    expect(alert).not.toHaveProperty('key');
    expect(alert && 'description' in alert ? alert.description || undefined : undefined).toBe(description);
  });

  test.each([
    [
      'an event of EventBridge',
      { 'detail-type': 'EC2 Instance State-change', source: 'aws.ec2', detail: { state: 'stopped' } },
      'EC2 Instance State-change',
    ],
    [
      'a bounce of SES',
      { notificationType: 'Bounce', bounce: { bounceType: 'Permanent' } },
      expect.stringContaining('notificationType'),
    ],
  ])('is shown as it is: %s', async (_what, message, subject) => {
    expect(await reading('aws-sns', notification(message))).toMatchObject([
      { action: 'trigger', subject, description: JSON.stringify(message, null, 2) },
    ]);
  });
});

describe('a message of Amazon SNS about itself', () => {
  const asked = { Type: 'SubscriptionConfirmation', Message: 'You have chosen', TopicArn: TOPIC, Token: 't' };

  test('asks to be confirmed', async () => {
    const SubscribeURL = 'https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=t';
    expect(await reading('aws-sns', { ...asked, SubscribeURL })).toMatchObject([{ kind: 'confirmation', url: SubscribeURL }]);
  });

  test.each([
    undefined,
    'http://sns.eu-central-1.amazonaws.com/',
    'https://sns.eu-central-1.amazonaws.com.evil.example/',
    'https://sns.eu-central-1.amazonaws.com@evil.example/',
    'https://evil.example/sns.eu-central-1.amazonaws.com',
    'https://bucket.s3.amazonaws.com/',
    'https://sns.eu-central-1.amazonaws.com:8443/',
    'https://169.254.169.254/',
  ])('is never confirmed at %s', async (SubscribeURL) => {
    expect(await problemsOf('aws-sns', { ...asked, SubscribeURL })).toEqual(['SubscribeURL']);
  });

  test('says that a subscription has ended', async () => {
    expect(await reading('aws-sns', { ...asked, Type: 'UnsubscribeConfirmation' })).toMatchObject([
      { kind: 'ignored', path: 'Type' },
    ]);
  });

  test.each([[{}], [[]], ['text'], [{ Type: 'constructor' }], [{ Records: [] }], [{ Records: [7] }]])(
    'of no known type does not fit: %j',
    async (body) => {
      expect(await problemsOf('aws-sns', body)).toEqual(['Type']);
    },
  );
});

describe.skipIf(!HAS_SAMPLES)('real messages of Amazon SNS (skipped where the samples are absent)', () => {
  test.each([
    [
      'sns-http-cloudwatch-ok.json',
      {
        action: 'resolve',
        key: 'arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:ec2CPUUtilization',
        subject: 'ec2CPUUtilization',
      },
    ],
    ['sns-http-notification.json', { action: 'trigger', subject: '{"message": "hello world"}' }],
    ['sns-http-subscription-confirmation.json', { kind: 'confirmation' }],
    [
      'sns-lambda-china-alarm.json',
      { action: 'trigger', key: 'arn:aws-cn:cloudwatch:cn-north-1:123456789012:alarm:db_mem', subject: 'db_mem' },
    ],
  ])('%s', async (file, expected) => {
    expect(await reading('aws-sns', sample(`aws/${file}`))).toMatchObject([expected]);
  });
});
