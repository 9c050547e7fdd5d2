import { describe, expect, test } from 'vitest';
import { ENV as API } from '../../functions/api/env.ts';
import { ENV as AUDIT } from '../../functions/audit/env.ts';
import { ENV as CANARY } from '../../functions/canary/env.ts';
import { ENV as CONFIGURE } from '../../functions/configure/env.ts';
import { ENV as MAIL_EVENTS } from '../../functions/mail-events/env.ts';
import { ENV as MAIL_INTAKE } from '../../functions/mail-intake/env.ts';
import { ENV as POLICIES } from '../../functions/policies/env.ts';
import { ENV as RECONCILE } from '../../functions/reconcile/env.ts';
import { ENV as SWEEP } from '../../functions/sweep/env.ts';
import { ENV as WAKE } from '../../functions/wake/env.ts';
import { FUNCTION_NAMES } from '../../infra/function-name.ts';
import { STAGE, synthesize, valuesOf } from './synthesized.ts';

const stage = synthesize(STAGE);
const functions = stage.ofType('AWS::Lambda::Function');
const named = (name: string) => functions.find(({ properties }) => properties['FunctionName'] === `pledge-test-${name}`);

describe('every function', () => {
  test('is there, and one more of the CDK that runs the configuration', () => {
    const ours = functions.flatMap(({ properties }) => valuesOf('FunctionName', properties));
    expect(new Set(ours)).toEqual(new Set(FUNCTION_NAMES.map((name) => `pledge-test-${name}`)));
    expect(functions).toHaveLength(FUNCTION_NAMES.length + 1);
  });

  test.each(functions.map((one) => [one.id, one] as const))(
    '%s runs on arm64 and Node 24, ends in time, and logs where it is forgotten in time',
    (_, { stack, properties }) => {
      expect(properties).toMatchObject({
        Architectures: ['arm64'],
        Runtime: 'nodejs24.x',
        Timeout: expect.any(Number),
        MemorySize: expect.any(Number),
        LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: expect.any(String) } },
      });
      const { LogGroup } = properties['LoggingConfig'] as { readonly LogGroup: { readonly Ref: string } };
      const log = stage.ofType('AWS::Logs::LogGroup').find((group) => group.stack === stack && group.id === LogGroup.Ref);
      expect(log?.properties).toMatchObject({ RetentionInDays: STAGE.logRetentionDays });
    },
  );

  test.each([
    ['api', API],
    ['policies', POLICIES],
    ['wake', WAKE],
    ['sweep', SWEEP],
    ['audit', AUDIT],
    ['reconcile', RECONCILE],
    ['canary', CANARY],
    ['mail-intake', MAIL_INTAKE],
    ['mail-events', MAIL_EVENTS],
    ['configure', CONFIGURE],
  ] as const)('%s is told exactly what it asks for', (name, env) => {
    const variables = valuesOf('Variables', named(name)?.properties).flatMap((told) => Object.keys(told ?? {}));
    expect(variables.sort()).toEqual([...env, 'NODE_OPTIONS'].sort());
  });
});

describe('the policies function', () => {
  test('has a processor of its own, and its answer in time for the gateway', () => {
    expect(named('policies')?.properties).toMatchObject({ MemorySize: 1_769, Timeout: 29 });
  });

  test('is told under which names the stage mails, since it compiles configurations for it', () => {
    const stageMail = (settings: typeof STAGE) =>
      synthesize(settings)
        .ofType('AWS::Lambda::Function')
        .flatMap(({ properties }) => valuesOf('STAGE_MAIL', properties));
    const mail = { identities: 'create', keepRawDays: 30, inboundDomain: 'trial.acme.example' } as const;
    expect(stageMail({ ...STAGE, mail })).toEqual(['{"inboundDomain":"trial.acme.example"}']);
    expect(stageMail({ ...STAGE, mail: null })).toEqual(['{}']);
  });
});

describe('the wake function', () => {
  const mapping = stage.ofType('AWS::Lambda::EventSourceMapping').find(({ stack }) => stack === 'engine');

  test('takes ten at a time without waiting for company, and gives back only what failed', () => {
    expect(mapping?.properties).toMatchObject({
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: STAGE.wake.maxConcurrency },
    });
    expect(mapping?.properties['MaximumBatchingWindowInSeconds'] ?? 0).toBe(0);
  });

  test('may send to the queue that starts it without being stopped for it', () => {
    expect(named('wake')?.properties).toMatchObject({ RecursiveLoop: 'Allow' });
  });

  test('mails as the configured sender and as nobody else', () => {
    const statement = expect.objectContaining({
      Sid: 'SendMails',
      Action: 'ses:SendRawEmail',
      Condition: { StringEquals: { 'ses:FromAddress': 'support@acme.example' } },
    });
    const policies = stage.ofType('AWS::IAM::Policy').filter(({ properties }) => JSON.stringify(properties).includes('ses:Send'));
    expect(policies.map(({ id }) => id.replace(/Role.*/, '')).toSorted()).toEqual(['wake', 'webhookdelivery']);
    for (const { properties } of policies)
      expect(properties).toMatchObject({ PolicyDocument: { Statement: expect.arrayContaining([statement]) } });
  });
});

describe('the sweep', () => {
  const schedules = stage.ofType('AWS::Scheduler::Schedule');

  test('is started every minute; a start that fails is worth two more tries and two minutes', () => {
    const sweep = schedules.find(({ properties }) => properties['ScheduleExpression'] === 'rate(1 minute)');
    expect(sweep?.properties).toMatchObject({
      State: 'ENABLED',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Input: '{"time":"<aws.scheduler.scheduled-time>"}',
        RetryPolicy: { MaximumEventAgeInSeconds: 120, MaximumRetryAttempts: 2 },
        DeadLetterConfig: { Arn: expect.anything() },
      },
    });
    const handOvers = stage.ofType('AWS::Lambda::EventInvokeConfig');
    expect(handOvers).toHaveLength(schedules.length);
    expect(handOvers[0]?.properties).toMatchObject({
      MaximumEventAgeInSeconds: 120,
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: expect.anything() } },
    });
  });

  test('may write cursors and nothing else', () => {
    const policy = stage.ofType('AWS::IAM::Policy').find(({ id }) => id.startsWith('sweepRole'));
    const statements = valuesOf('Statement', policy?.properties).flat();
    const writes = statements.filter((statement) => JSON.stringify(statement).includes('dynamodb:Put'));
    expect(writes.flatMap((statement) => valuesOf('Condition', statement))).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SWEEP#*'] } },
    ]);
  });
});

describe('the canary', () => {
  test('is started every five minutes', () => {
    const tick = stage.ofType('AWS::Scheduler::Schedule').find(({ id }) => id.startsWith('CanaryTick'));
    expect(tick?.properties).toMatchObject({
      ScheduleExpression: 'rate(5 minutes)',
      Target: { Input: '{"time":"<aws.scheduler.scheduled-time>"}' },
    });
  });

  test('is opened only by a release whose wakes know it', () => {
    const template = stage.templates.get('engine')?.toJSON();
    const waitsFor: readonly string[] = template?.Resources[named('canary')?.id ?? ''].DependsOn;
    expect(waitsFor.some((id) => id.startsWith('wakeFunction'))).toBe(true);
  });
});

describe('the configuration', () => {
  test('is put in force after everything that reads it has been updated', () => {
    const [trigger] = stage.ofType('Custom::Trigger');
    expect(trigger).toMatchObject({
      stack: 'engine',
      properties: { InvocationType: 'RequestResponse', ExecuteOnHandlerChange: true },
    });
    const template = stage.templates.get('engine')?.toJSON();
    const waitsFor: readonly string[] = template?.Resources[trigger?.id ?? ''].DependsOn;
    for (const name of ['wake', 'sweep', 'audit', 'canary'])
      expect(waitsFor.some((id) => id.startsWith(`${name}Function`))).toBe(true);
  });
});
