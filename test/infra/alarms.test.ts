import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FUNCTION_NAMES } from '../../infra/function-name.ts';
import { PROJECT_ROOT } from '../../infra/project-root.ts';
import { STAGE, synthesize, valuesOf } from './synthesized.ts';

const stage = synthesize(STAGE);
const alarms = stage.ofType('AWS::CloudWatch::Alarm');
/** Alarms that share a section are numbered from the second on. */
const sectionOf = ({ properties }: { readonly properties: object }) =>
  String(valuesOf('AlarmName', properties)[0]).slice('pledge-test-'.length).replace(/-\d+$/, '');
const runbook = readFileSync(join(PROJECT_ROOT, 'docs/runbook.md'), 'utf8');
const sections = new Map(
  runbook
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0] ?? '', section]),
);

describe('every alarm', () => {
  test.each(alarms.map((alarm) => [sectionOf(alarm), alarm] as const))(
    '%s says what breaks and where to read on, and tells somebody',
    (section, { properties }) => {
      expect(properties['AlarmDescription']).toMatch(new RegExp(`^[A-Z].{20,}\\. What to do: docs/runbook\\.md#${section}$`));
      expect(properties['AlarmActions']).toHaveLength(1);
      expect(properties['OKActions']).toHaveLength(1);
    },
  );

  test.each(alarms.map((alarm) => sectionOf(alarm)))('%s has its section in the runbook', (section) => {
    expect(sections.get(section)).toMatch(/\*\*Description\*\*[\s\S]+\*\*Investigation\*\*[\s\S]+\*\*Resolution\*\*/);
  });

  test('is reached by a section, and a section by an alarm', () => {
    const known = [...new Set(alarms.map(sectionOf))];
    const ofAlarms = [...sections].filter(([, text]) => text.includes('**Investigation**')).map(([name]) => name);
    expect(ofAlarms.toSorted()).toEqual(known.toSorted());
  });

  test('can lead to the runbook wherever the company reads it', () => {
    const elsewhere = synthesize({
      ...STAGE,
      alarms: { email: 'oncall@acme.example', runbook: 'https://wiki.acme.example/pledge' },
    });
    const descriptions = elsewhere.ofType('AWS::CloudWatch::Alarm').map(({ properties }) => properties['AlarmDescription']);
    for (const description of descriptions)
      expect(description).toMatch(/What to do: https:\/\/wiki\.acme\.example\/pledge#[a-z0-9-]+$/);
  });
});

describe('what is watched', () => {
  test('is every function and every dead-letter queue', () => {
    const known = alarms.map(sectionOf);
    for (const name of FUNCTION_NAMES) expect(known).toContain(`${name}-errors`);
    const queues = stage
      .ofType('AWS::SQS::Queue')
      .map(({ properties }) => String(properties['QueueName']).slice('pledge-test-'.length));
    for (const name of queues.filter((queue) => queue.endsWith('-dlq'))) expect(known).toContain(name);
  });

  test('is also whether the sweep runs at all', () => {
    const lag = alarms.find((alarm) => sectionOf(alarm) === 'oldest-due-lag');
    expect(lag?.properties).toMatchObject({
      Threshold: 120_000,
      Period: 60,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 3,
      TreatMissingData: 'breaching',
    });
  });

  test('is also whether canaries are kept: silence is the alarm', () => {
    const silent = alarms.find((alarm) => sectionOf(alarm) === 'canary-silent');
    expect(silent?.properties).toMatchObject({
      MetricName: 'CanaryKept',
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      Period: 300,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 3,
      TreatMissingData: 'breaching',
    });
  });

  test('is also how late canaries are, apart from everything else', () => {
    const late = alarms.find((alarm) => sectionOf(alarm) === 'canary-late');
    expect(late?.properties).toMatchObject({
      MetricName: 'Lateness',
      Dimensions: expect.arrayContaining([{ Name: 'kind', Value: 'canary' }]),
      Threshold: 10_000,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
    });
  });

  test('is under the names that the functions report', () => {
    const reported = reportedMetrics();
    const watched = alarms.filter(({ properties }) => properties['Namespace'] === 'Pledge/test');
    expect(watched.length).toBeGreaterThan(3);
    for (const { properties } of watched) {
      const { Dimensions, MetricName } = properties as {
        readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
        readonly MetricName: string;
      };
      expect(reported).toContainEqual({
        name: MetricName,
        dimensions: Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value])),
      });
    }
  });
});

type Emf = { readonly [dimension: string]: unknown } & {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
};

/** The lines that a function writes, from a process of their own: they go straight to its standard output. */
function reportedMetrics(): readonly object[] {
  const script = `
    import { CANARY } from './shared/app/observation.ts';
    import { createMetrics } from './shared/lambda/metrics.ts';
    const metrics = createMetrics('Pledge/test');
    metrics.oldestDueLag(1);
    metrics.lateness(CANARY, 1);
    metrics.count('CanaryKept', 0);
    for (const name of ['PoisonTicket', 'NoticeFailed', 'NoticeUndelivered', 'NoticeMissing', 'LevelSkipped', 'WebhookFailed', 'IndexRepaired', 'MailUnparsed', 'MailWithVirus', 'MailLimited', 'SendingQuotaUsed', 'SubscriptionDisabled']) metrics.count(name);
  `;
  const lines = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: PROJECT_ROOT, encoding: 'utf8' })
    .trim()
    .split('\n');
  return lines.map((line) => {
    const emf: Emf = JSON.parse(line);
    const [metric] = emf._aws.CloudWatchMetrics;
    return {
      name: metric?.Metrics[0]?.Name,
      dimensions: Object.fromEntries((metric?.Dimensions[0] ?? []).map((dimension) => [dimension, emf[dimension]])),
    };
  });
}
