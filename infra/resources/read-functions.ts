import * as z from 'zod';
import type { EnvironmentValue, FunctionDefinition } from './local-resources.ts';
import { nameOf } from './names.ts';
import type { Resource, Templates } from './templates.ts';

const lambda = z.object({ Timeout: z.number(), Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) });

const KINDS: { readonly [type: string]: Exclude<EnvironmentValue['kind'], 'text' | 'api'> } = {
  'AWS::DynamoDB::GlobalTable': 'table',
  'AWS::S3::Bucket': 'bucket',
  'AWS::Events::EventBus': 'bus',
  'AWS::SQS::Queue': 'queue',
  'AWS::SecretsManager::Secret': 'secret',
};

/** Settings of the Node process; another process has its own. */
const OF_THE_PROCESS = 'NODE_OPTIONS';

export function functionOf(templates: Templates, resource: Resource, prefix: string): FunctionDefinition {
  const { Timeout, Environment } = lambda.parse(resource.properties);
  const variables = Object.entries(Environment.Variables).filter(([name]) => name !== OF_THE_PROCESS);
  const environment = Object.fromEntries(
    variables.map(([name, value]) => [name, environmentValue(templates, resource.stack, value, prefix)]),
  );
  return { timeoutSeconds: Timeout, environment };
}

function environmentValue(templates: Templates, stack: string, value: unknown, prefix: string): EnvironmentValue {
  if (typeof value === 'string') return { kind: 'text', text: value };
  const target = templates.follow(stack, value);
  if (target.type === 'AWS::ApiGatewayV2::Api') return { kind: 'api' };
  const kind = KINDS[target.type];
  if (kind === undefined) throw new Error(`a function is given ${target.type}, which nothing outside AWS knows how to make`);
  return { kind, name: nameOf(target, prefix) };
}
