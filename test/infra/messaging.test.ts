import { describe, expect, test } from 'vitest';
import { names, STAGE, synthesize, valuesOf } from './synthesized.ts';

const stage = synthesize(STAGE);
const queues = stage.ofType('AWS::SQS::Queue');
const isDeadLetterQueue = ({ properties }: { readonly properties: object }) =>
  String(Object.entries(properties).find(([name]) => name === 'QueueName')?.[1]).endsWith('-dlq');

describe('every queue', () => {
  test('has a dead-letter queue or is one', () => {
    expect(queues).toHaveLength(11);
    expect(names(queues.filter((queue) => !isDeadLetterQueue(queue) && queue.properties['RedrivePolicy'] === undefined))).toEqual(
      [],
    );
  });

  test('is encrypted, and refuses whoever comes without TLS', () => {
    expect(names(queues.filter(({ properties }) => properties['SqsManagedSseEnabled'] !== true))).toEqual([]);
    const policies = stage.ofType('AWS::SQS::QueuePolicy');
    expect(policies).toHaveLength(queues.length);
    const refusal = expect.objectContaining({
      Effect: 'Deny',
      Action: 'sqs:*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
    for (const { properties } of policies)
      expect(properties).toMatchObject({ PolicyDocument: { Statement: expect.arrayContaining([refusal]) } });
  });

  test('hides a message for at least six times as long as its function may take', () => {
    const mappings = stage.ofType('AWS::Lambda::EventSourceMapping');
    expect(mappings).toHaveLength(5);
    for (const { stack, properties } of mappings) {
      const functionId = valuesOf('Ref', properties['FunctionName'])[0];
      const worker = stage.resources.find((resource) => resource.stack === stack && resource.id === functionId);
      const source = JSON.stringify(properties['EventSourceArn']);
      const queue = queues.find(({ id }) => source.includes(id));
      expect(Number(queue?.properties['VisibilityTimeout'])).toBeGreaterThanOrEqual(6 * Number(worker?.properties['Timeout']));
    }
  });

  test('keeps for two weeks what only a person can bring back', () => {
    const patient = queues.filter(({ properties }) => properties['MessageRetentionPeriod'] === 14 * 24 * 3_600);
    expect(patient.map(({ properties }) => properties['QueueName'])).toEqual([
      'pledge-test-wake-dlq',
      'pledge-test-webhook-delivery-dlq',
      'pledge-test-webhook-intake',
      'pledge-test-webhook-intake-dlq',
      'pledge-test-mail-intake',
      'pledge-test-mail-intake-dlq',
      'pledge-test-mail-news',
      'pledge-test-mail-news-dlq',
      'pledge-test-schedule-dlq',
    ]);
  });
});

describe('every topic', () => {
  test('refuses whoever comes without TLS, and serves only this account', () => {
    const topics = stage.ofType('AWS::SNS::TopicPolicy');
    expect(topics).toHaveLength(3);
    for (const { properties } of topics) {
      const { Statement } = properties['PolicyDocument'] as { readonly Statement: readonly object[] };
      expect(Statement).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
      const allowed = Statement.filter((statement) => 'Effect' in statement && statement.Effect === 'Allow');
      expect(allowed).toHaveLength(1);
      const equal = valuesOf('StringEquals', allowed)[0] ?? {};
      const account = Object.entries(equal).find(([key]) => key.toLowerCase() === 'aws:sourceaccount')?.[1];
      expect(account).toEqual({ Ref: 'AWS::AccountId' });
    }
  });
});

describe('arriving mail', () => {
  test('is scanned, stored as it came and announced to the intake queue', () => {
    const [rule, ...others] = stage.ofType('AWS::SES::ReceiptRule');
    expect(others).toEqual([]);
    expect(rule?.properties).toMatchObject({
      Rule: {
        Enabled: true,
        ScanEnabled: true,
        Recipients: ['in.acme.example'],
        Actions: [{ S3Action: { BucketName: expect.anything(), TopicArn: expect.anything() } }],
      },
    });
    expect(valuesOf('KmsKeyArn', rule?.properties)).toEqual([]);
    const toQueue = stage.ofType('AWS::SNS::Subscription').filter(({ properties }) => properties['Protocol'] === 'sqs');
    expect(toQueue).toHaveLength(2);
    expect(valuesOf('RawMessageDelivery', toQueue)).toEqual([]);
  });

  test('joins the rule set that is active already, if the stage names one', () => {
    const joined = synthesize({ ...STAGE, mail: { identities: 'existing', keepRawDays: 30, ruleSet: 'company-mail' } });
    expect(joined.ofType('AWS::SES::ReceiptRuleSet')).toEqual([]);
    expect(joined.ofType('AWS::SES::EmailIdentity')).toEqual([]);
    expect(joined.ofType('AWS::SES::ReceiptRule')[0]?.properties).toMatchObject({ RuleSetName: 'company-mail' });
  });
});

describe('a stage without mail', () => {
  test('has nothing that needs SES', () => {
    const silent = synthesize({ ...STAGE, region: 'cn-north-1', mail: null });
    expect([...silent.templates.keys()]).toEqual(['data', 'messaging', 'api', 'engine', 'alarms']);
    expect(names(silent.resources.filter(({ type }) => type.startsWith('AWS::SES')))).toEqual([]);
    expect(JSON.stringify([...silent.templates.values()].map((template) => template.toJSON()))).not.toMatch(/ses:|AWS\/SES/);
  });
});

describe('a stage that mails through a relay', () => {
  const smtp = { host: 'smtp.acme.example', port: 465, tls: 'implicit', user: 'pledge@acme.example' } as const;
  const wakeOf = (stage: ReturnType<typeof synthesize>) =>
    stage.ofType('AWS::Lambda::Function').find(({ properties }) => properties['FunctionName'] === 'pledge-test-wake');
  const textOf = (stage: ReturnType<typeof synthesize>) =>
    JSON.stringify([...stage.templates.values()].map((template) => template.toJSON()));

  describe('in China', () => {
    const chinese = synthesize({ ...STAGE, region: 'cn-north-1', mail: { smtp } });

    test('needs nothing of SES, and receives no mail', () => {
      expect([...chinese.templates.keys()]).toEqual(['data', 'messaging', 'api', 'engine', 'alarms']);
      expect(textOf(chinese)).not.toMatch(/ses:|AWS\/SES|AWS::SES/);
    });

    test('tells the wake function where the relay is, and lets it read the password, which stands in no template', () => {
      expect(wakeOf(chinese)?.properties).toMatchObject({
        Environment: { Variables: { MAIL_TRANSPORT: 'smtps://pledge%40acme.example@smtp.acme.example:465' } },
      });
      const [policy] = chinese.ofType('AWS::IAM::Policy').filter(({ id }) => id.startsWith('wakeRole'));
      const secrets = valuesOf('Statement', policy?.properties)
        .flat()
        .filter((statement) => JSON.stringify(statement).includes('secretsmanager:GetSecretValue'));
      expect(secrets.flatMap((statement) => valuesOf('Resource', statement))).toEqual([
        [expect.anything(), expect.anything(), expect.objectContaining({ 'Fn::GetStackOutput': expect.anything() })],
      ]);
      expect(textOf(chinese)).toMatch(/SmtpSecret/);
    });

    test('tells the functions that compile configurations that answers do not arrive', () => {
      const told = chinese.ofType('AWS::Lambda::Function').flatMap(({ properties }) => valuesOf('STAGE_MAIL', properties));
      expect(told).toEqual(['{"oneWay":true}']);
    });
  });

  test('elsewhere receives by SES and may not send by it', () => {
    const stage = synthesize({ ...STAGE, mail: { identities: 'create', keepRawDays: 30, smtp } });
    expect(names(stage.ofType('AWS::SES::ReceiptRule'))).toHaveLength(1);
    expect(names(stage.ofType('AWS::SES::ConfigurationSet'))).toEqual([]);
    expect(textOf(stage)).not.toMatch(/ses:Send/);
  });

  test('has no secret where the relay asks for no password', () => {
    const { user: _, ...open } = smtp;
    const stage = synthesize({ ...STAGE, region: 'cn-north-1', mail: { smtp: open } });
    expect(textOf(stage)).not.toMatch(/SmtpSecret/);
    expect(wakeOf(stage)?.properties).toMatchObject({ Environment: { Variables: { SMTP_SECRET_ARN: 'none' } } });
  });
});
