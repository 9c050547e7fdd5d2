import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadStage, StageSettingsError } from '../../infra/load-stage.ts';
import { PROJECT_ROOT } from '../../infra/project-root.ts';

const GOOD = `
account: "123456789012"
region: eu-central-1
configuration: pledge.yaml
retain: true
log-retention-days: 90
api:
  requests-per-second: 100
  burst: 200
wake:
  max-concurrency: 50
mail:
  identities: create
  keep-raw-days: 400
alarms:
  email: oncall@acme.example
`.trim();

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pledge-stages-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function load(text: string) {
  writeFileSync(join(folder, 'tried.yaml'), text);
  return loadStage('tried', folder);
}

function refusalOf(text: string): string {
  try {
    load(text);
  } catch (error) {
    if (error instanceof StageSettingsError) return error.message;
    throw error;
  }
  throw new Error('the settings were taken');
}

describe('the settings of a stage', () => {
  test('are taken as they are written, under the name of their file', () => {
    expect(load(GOOD)).toMatchObject({
      name: 'tried',
      account: '123456789012',
      retain: true,
      logRetentionDays: 90,
      mail: { identities: 'create', keepRawDays: 400 },
    });
  });

  test('may leave out the account, and switch mail off', () => {
    const settings = load(GOOD.replace(/^account.*\n/, '').replace(/mail:\n.*\n.*\n/, 'mail: off\n'));
    expect(settings.mail).toBeNull();
    expect(settings).not.toHaveProperty('account');
  });

  test('say how often the keys of a role may ask', () => {
    const { api } = load(GOOD.replace('  burst: 200', '  burst: 200\n  requests-per-minute: { read-only: 60, agent: 120 }'));
    expect(api.requestsPerMinute).toEqual({ readOnly: 60, agent: 120 });
  });

  test('name the provider that the staff sign in with', () => {
    const oidc =
      'oidc: { issuer: https://login.acme.example/, audience: pledge, role-claim: groups, roles: { read-only: audit, admin: pledge-admins } }';
    expect(load(GOOD.replace('  burst: 200', `  burst: 200\n  ${oidc}`)).api.oidc).toEqual({
      issuer: 'https://login.acme.example/',
      audience: 'pledge',
      roleClaim: 'groups',
      roles: { readOnly: 'audit', admin: 'pledge-admins' },
    });
  });

  test('ask for a user pool of their own', () => {
    const cognito = 'cognito: { domain-prefix: acme-pledge, callback-urls: ["http://localhost:8400/"], mfa: optional }';
    expect(load(GOOD.replace('  burst: 200', `  burst: 200\n  ${cognito}`)).api.cognito).toEqual({
      domainPrefix: 'acme-pledge',
      callbackUrls: ['http://localhost:8400/'],
      mfa: 'optional',
    });
  });

  test.each(readdirSync(join(PROJECT_ROOT, 'infra/stages')))('that ship as %s are right', (file) => {
    expect(loadStage(file.replace('.yaml', ''))).toHaveProperty('region');
  });

  test.each<readonly [string, string | RegExp, string, RegExp]>([
    [
      'an account that is a number',
      '"123456789012"',
      '123456789012',
      /:1: account: write the 12 digits of the AWS account in quotes/,
    ],
    ['a region that is a place', 'eu-central-1', 'Frankfurt', /:2: region: write an AWS region, such as eu-central-1/],
    [
      'a configuration that is no YAML file',
      'pledge.yaml',
      'pledge.json',
      /:3: configuration: write the path of the configuration file/,
    ],
    ['yes for true', 'retain: true', 'retain: yes', /:4: retain: write true .* or false/],
    [
      'a retention that CloudWatch does not have',
      'log-retention-days: 90',
      'log-retention-days: 31',
      /:5: log-retention-days: write one of 1, 3, 5, 7, 14, 30, 60, 90/,
    ],
    [
      'no requests at all',
      'requests-per-second: 100',
      'requests-per-second: 0',
      /:7: api\.requests-per-second: write a whole number from 1 to 10000/,
    ],
    [
      'a role that may not ask at all',
      'burst: 200',
      'burst: 200\n  requests-per-minute: { agent: 0 }',
      /:9: api\.requests-per-minute\.agent: write a whole number from 1 to 60000/,
    ],
    [
      'a provider without TLS',
      'burst: 200',
      'burst: 200\n  oidc: { issuer: "http://login.acme.example", audience: pledge }',
      /:9: api\.oidc\.issuer: write the issuer exactly as it stands in its tokens, such as https:/,
    ],
    [
      'a role that there is not',
      'burst: 200',
      'burst: 200\n  oidc: { issuer: "https://a.example", audience: pledge, roles: { boss: x } }',
      /:9: api\.oidc\.roles\.boss: is not a field; the fields are read-only, agent, lead, manager, admin/,
    ],
    [
      'a user pool without a place to come back to',
      'burst: 200',
      'burst: 200\n  cognito: { domain-prefix: acme-pledge }',
      /:9: api\.cognito\.callback-urls: write addresses such as https:/,
    ],
    [
      'a code sent without TLS',
      'burst: 200',
      'burst: 200\n  cognito: { domain-prefix: acme-pledge, callback-urls: ["http://desk.acme.example/"] }',
      /:9: api\.cognito\.callback-urls\.0: write addresses such as https:/,
    ],
    [
      'a prefix that AWS keeps for itself',
      'burst: 200',
      'burst: 200\n  cognito: { domain-prefix: my-cognito, callback-urls: ["https://a.example/"] }',
      /:9: api\.cognito\.domain-prefix: write a name that nobody else in the region has/,
    ],
    [
      'two providers',
      'burst: 200',
      'burst: 200\n  cognito: { domain-prefix: acme, callback-urls: ["https://a.example/"] }\n  oidc: { issuer: "https://a.example", audience: b }',
      /:9: api\.cognito: leave out this or api\.oidc: tokens are taken from one provider/,
    ],
    [
      'a user pool in China',
      /eu-central-1([\s\S]*)burst: 200/,
      'cn-northwest-1$1burst: 200\n  cognito: { domain-prefix: acme, callback-urls: ["https://a.example/"] }',
      /:9: api\.cognito: leave it out: the AWS China regions have no user pools\. Name an identity provider of your own in api\.oidc/,
    ],
    [
      'half a function',
      'max-concurrency: 50',
      'max-concurrency: 2.5',
      /:10: wake\.max-concurrency: write a whole number from 2 to 1000/,
    ],
    [
      'an unknown way to identities',
      'identities: create',
      'identities: maybe',
      /:12: mail\.identities: write create .* or existing/,
    ],
    [
      'a domain with a protocol',
      'identities: create',
      'identities: create\n  inbound-domain: https://in.acme.example',
      /:13: mail\.inbound-domain: write a domain in lower case/,
    ],
    [
      'a sender without an address',
      'identities: create',
      'identities: create\n  from: Acme Support',
      /:13: mail\.from: write a sender, such as Acme Support <support@acme\.example>/,
    ],
    ['an address that is none', 'oncall@acme.example', 'oncall', /:15: alarms\.email: write an e-mail address/],
    ['a field written as in code', 'retain: true', 'retain: true\nlogRetentionDays: 14', /:5: logRetentionDays: is not a field/],
    [
      'a misspelt field',
      'retain: true',
      'retain: true\nregoin: eu-west-1',
      /:5: regoin: is not a field; the fields are account, region,/,
    ],
    [
      'a field in the wrong block',
      '  burst: 200',
      '  burst: 200\n  email: a@b.example',
      /:9: api\.email: is not a field; the fields are requests-per-second, burst,/,
    ],
    [
      'mail that is neither on nor off',
      /mail:\n.*\n.*\n/,
      'mail:\n',
      /mail: write off, or a block with the fields from, inbound-domain, identities, smtp, rule-set, per-second, per-day, keep-raw-days/,
    ],
    ['a missing block', /alarms:\n.*$/, '', /:1: alarms: write a block with the fields email, runbook/],
    [
      'mail in China',
      'eu-central-1',
      'cn-north-1',
      /:11: mail: write off, or name a relay with the field smtp: the AWS China regions have no SES$/,
    ],
    [
      'half a sending rate',
      'identities: create',
      'identities: create\n  per-day: 50000',
      /:13: mail\.per-day: needs mail\.per-second beside it/,
    ],
    ['what is no YAML', 'retain: true', 'retain: [', /tried\.yaml:\d+: /],
  ])('are refused for %s, with line, field and fix', (_, found, instead, refusal) => {
    expect(refusalOf(GOOD.replace(found, instead))).toMatch(refusal);
  });

  describe('with a relay', () => {
    const SMTP = 'smtp:\n    host: smtp.acme.example\n    port: 465\n    tls: implicit\n    user: pledge@acme.example';
    const RELAYED = GOOD.replace('identities: create', `identities: create\n  ${SMTP}`);
    const CHINESE = RELAYED.replace('eu-central-1', 'cn-north-1').replace(/ {2}(identities|keep-raw-days).*\n/g, '');

    test('say where it is and who mails, in any region', () => {
      const smtp = { host: 'smtp.acme.example', port: 465, tls: 'implicit', user: 'pledge@acme.example' };
      expect(load(RELAYED).mail).toEqual({ identities: 'create', keepRawDays: 400, smtp });
      expect(load(CHINESE).mail).toEqual({ smtp });
    });

    test.each<readonly [string, string, RegExp]>([
      [
        'no encryption',
        RELAYED.replace('tls: implicit', 'tls: none'),
        /:16: mail\.smtp\.tls: write implicit .* or starttls .*; plain mail is not sent/,
      ],
      [
        'a port that is none',
        RELAYED.replace('port: 465', 'port: 70000'),
        /:15: mail\.smtp\.port: write a whole number from 1 to 65535/,
      ],
      [
        'a host with a protocol',
        RELAYED.replace('host: smtp', 'host: smtps://smtp'),
        /:14: mail\.smtp\.host: write a domain in lower case/,
      ],
      [
        'a password',
        RELAYED.replace('user: pledge', 'password: x\n    user: pledge'),
        /:17: mail\.smtp\.password: is not a field; the fields are host, port, tls, user/,
      ],
      [
        'identities in China',
        CHINESE.replace('smtp:', 'identities: create\n  smtp:'),
        /:12: mail\.identities: leave it out: it is about SES/,
      ],
      [
        'no word of the identities that receive',
        RELAYED.replace('  identities: create\n', ''),
        /:11: mail\.identities: write create/,
      ],
    ])('are refused for %s, with line, field and fix', (_, text, refusal) => {
      expect(refusalOf(text)).toMatch(refusal);
    });
  });

  test('are refused for everything that is wrong at once', () => {
    const refusal = refusalOf(
      GOOD.replace('eu-central-1', 'Frankfurt').replace('oncall@acme.example', 'oncall').replace('retain: true', 'retain: 1'),
    );
    expect(refusal.split('\n')).toHaveLength(3);
  });

  test('are refused for a stage that has none, naming those that do', () => {
    load(GOOD);
    expect(() => loadStage('staging', folder)).toThrow(
      /stage "staging" has no settings: write .*staging\.yaml, or choose one of tried$/,
    );
  });

  test.each(['', 'Prod', '../dev', 'a'.repeat(21), '1st', 'a b'])(
    'are refused for a stage named %j, which cannot begin the name of a resource',
    (name) => {
      expect(() => loadStage(name, folder)).toThrow(/a stage's name is up to 20 lower-case letters, digits and dashes/);
    },
  );
});
