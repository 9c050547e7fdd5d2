// Least privilege, checked from both ends: no function holds a right that its code has no use for, and none lacks one that it needs.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { FUNCTION_NAMES, type FunctionName } from '../../infra/function-name.ts';
import { PROJECT_ROOT } from '../../infra/project-root.ts';
import { STAGE, synthesize, valuesOf } from './synthesized.ts';

const stage = synthesize(STAGE);

type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: unknown;
};

const statementsIn = (value: unknown): readonly Statement[] => valuesOf('Statement', value).flat() as readonly Statement[];
const actionsOf = ({ Action }: Statement): readonly string[] => [Action].flat();

describe('every policy', () => {
  const policies = stage.resources.filter(({ type }) => /Policy$|::Role$|::Permission$/.test(type));
  const allowed = policies.flatMap(({ properties }) => statementsIn(properties)).filter(({ Effect }) => Effect === 'Allow');

  test('names each action', () => {
    expect(allowed.length).toBeGreaterThan(20);
    expect(allowed.flatMap(actionsOf).filter((action) => action.includes('*'))).toEqual([]);
  });

  test('names each resource, but for the one action that has none', () => {
    const everything = allowed.filter(({ Resource }) => [Resource].flat().includes('*'));
    expect(new Set(everything.flatMap(actionsOf))).toEqual(new Set(['ses:GetSendQuota']));
  });

  test('is our own', () => {
    const managed = stage.ofType('AWS::IAM::Role').filter(({ properties }) => properties['ManagedPolicyArns'] !== undefined);
    expect(managed).toEqual([]);
  });
});

/** Actions by the SDK command that needs them. */
const ACTIONS: { readonly [command: string]: string } = {
  GetItem: 'dynamodb:GetItem',
  BatchGetItem: 'dynamodb:BatchGetItem',
  BatchWriteItem: 'dynamodb:BatchWriteItem',
  PutItem: 'dynamodb:PutItem',
  UpdateItem: 'dynamodb:UpdateItem',
  DeleteItem: 'dynamodb:DeleteItem',
  Query: 'dynamodb:Query',
  Scan: 'dynamodb:Scan',
  SendMessageBatch: 'sqs:SendMessage',
  GetSecretValue: 'secretsmanager:GetSecretValue',
  PutEvents: 'events:PutEvents',
  SendRawEmail: 'ses:SendRawEmail',
  GetSendQuota: 'ses:GetSendQuota',
  GetObject: 's3:GetObject',
  PutObject: 's3:PutObject',
};

/** What an adapter brings along but the function never asks of it. */
const NEVER_CALLED: { readonly [N in FunctionName]: readonly string[] } = {
  // Only the audit reads every ticket.
  api: ['dynamodb:Scan'],
  // Only the audit reads every ticket.
  policies: ['dynamodb:Scan'],
  // Only the API takes what other systems post.
  wake: ['dynamodb:Scan', 'dynamodb:BatchWriteItem'],
  'mail-intake': ['dynamodb:Scan', 'dynamodb:BatchWriteItem'],
  'mail-review': ['dynamodb:Scan', 'dynamodb:BatchWriteItem'],
  'webhook-delivery': ['dynamodb:Scan', 'dynamodb:BatchWriteItem'],
  'mail-events': ['dynamodb:Scan', 'dynamodb:UpdateItem'],
  'webhook-intake': ['dynamodb:Scan', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'],
  // Reads the due index and cursors, never a ticket.
  sweep: ['dynamodb:Scan', 'dynamodb:BatchGetItem'],
  // Puts subscriptions back, and takes nothing out of their queues.
  audit: ['dynamodb:DeleteItem'],
  reconcile: ['dynamodb:Scan', 'dynamodb:UpdateItem'],
  canary: ['dynamodb:Scan', 'dynamodb:UpdateItem'],
  // Writes the configuration without reading a large one back.
  configure: ['dynamodb:Scan', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
};

const COMMAND = /new (?:\w+\.)?(\w+?)Command\d*\(/g;

/** What the bundle sends; what it carries along unused has been shaken out of it. */
function neededBy(name: FunctionName): readonly string[] {
  const { outputFiles } = buildSync({
    entryPoints: [join(PROJECT_ROOT, 'functions', name, 'handler.ts')],
    absWorkingDir: PROJECT_ROOT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  });
  const commands = outputFiles.flatMap(({ text }) => [...text.matchAll(COMMAND)]);
  return [...new Set(commands.flatMap(([, command = '']) => ACTIONS[command] ?? []))].sort();
}

function grantedTo(name: FunctionName): readonly string[] {
  const role = stage.ofType('AWS::IAM::Policy').find(({ id }) => id.startsWith(`${name.replaceAll('-', '')}Role`));
  const actions = statementsIn(role?.properties).flatMap(actionsOf);
  return [...new Set(actions)].filter((action) => Object.values(ACTIONS).includes(action)).sort();
}

describe('the rights of a function', () => {
  test.each(FUNCTION_NAMES)('%s can do what its code asks for, and no more', (name) => {
    // A function that hands its failures to a dead-letter queue may send there.
    const ofLambda = name === 'audit' || name === 'reconcile' ? ['sqs:SendMessage'] : [];
    const called = neededBy(name).filter((action) => !NEVER_CALLED[name].includes(action));
    const needed = [...new Set([...called, ...ofLambda])].sort();
    expect(needed.length).toBeGreaterThan(1);
    expect(grantedTo(name)).toEqual(needed);
  });

  test('read the list by change in the API alone', () => {
    const readers = stage
      .ofType('AWS::IAM::Policy')
      .filter(({ properties }) => JSON.stringify(properties).includes('/index/changed'))
      .map(({ id }) => id.slice(0, id.indexOf('Role')));
    expect(readers).toEqual(['api']);
  });

  test('are known for every command that an adapter sends', () => {
    const adapters = globSync('shared/aws/*.ts', { cwd: PROJECT_ROOT });
    const commands = adapters.flatMap((file) => [...readFileSync(join(PROJECT_ROOT, file), 'utf8').matchAll(COMMAND)]);
    expect(new Set(commands.map(([, command]) => command))).toEqual(new Set(Object.keys(ACTIONS)));
  });
});
