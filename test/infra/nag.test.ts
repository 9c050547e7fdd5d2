import { type App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import type { StageSettings } from '../../infra/stage.ts';
import { buildApp, STAGE } from './synthesized.ts';

const addNag = (app: App) => Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

const STAGES: readonly (readonly [string, StageSettings])[] = [
  ['that keeps its data', STAGE],
  ['that does not', { ...STAGE, retain: false, account: '123456789012' }],
  [
    'whose mail domains are verified already',
    { ...STAGE, mail: { identities: 'existing', keepRawDays: 30, ruleSet: 'company-mail' } },
  ],
  ['without mail', { ...STAGE, mail: null }],
  [
    'that mails through a relay',
    {
      ...STAGE,
      mail: { smtp: { host: 'smtp.acme.example', port: 587, tls: 'starttls', user: 'u' }, identities: 'create', keepRawDays: 1 },
    },
  ],
  [
    'whose staff sign in at a user pool',
    { ...STAGE, api: { ...STAGE.api, cognito: { domainPrefix: 'acme-pledge', callbackUrls: ['http://localhost:8400/'] } } },
  ],
  [
    'that leaves the second factor to each person',
    {
      ...STAGE,
      api: {
        ...STAGE.api,
        cognito: { domainPrefix: 'acme-pledge', callbackUrls: ['https://desk.acme.example/'], mfa: 'optional' },
      },
    },
  ],
  [
    'with a domain of its own',
    {
      ...STAGE,
      api: {
        ...STAGE.api,
        domain: { name: 'support.acme.example', certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/1f' },
      },
    },
  ],
];

describe('cdk-nag and the checks of CloudFormation', () => {
  test.each(STAGES)('find nothing in a stage %s that is not explained', (_, settings) => {
    const app = buildApp(settings, { validate: true });
    addNag(app);
    expect(app.synth().stacks.length).toBeGreaterThan(4);
  });

  test('do look: a bucket that anybody may reach without TLS is refused', () => {
    const app = buildApp(STAGE, { validate: true });
    addNag(app);
    new Bucket(new Stack(app, 'careless'), 'Bucket');
    expect(() => app.synth()).toThrow('AwsSolutions-S10');
  });
});
