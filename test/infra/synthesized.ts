import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { addPledge } from '../../infra/pledge.ts';
import { PROJECT_ROOT } from '../../infra/project-root.ts';
import type { StageSettings } from '../../infra/stage.ts';

/** A stage with everything in it, and none of an operator's own settings. */
export const STAGE: StageSettings = {
  name: 'test',
  region: 'eu-central-1',
  configuration: 'pledge.yaml',
  retain: true,
  logRetentionDays: 90,
  api: { requestsPerSecond: 100, burst: 200 },
  wake: { maxConcurrency: 50 },
  mail: { identities: 'create', keepRawDays: 400 },
  alarms: { email: 'oncall@acme.example' },
};

const ADDRESSES = { from: 'Acme Support <support@acme.example>', inboundDomain: 'in.acme.example' };

/**
 * The app as it is deployed, with the same feature flags, but without bundled code.
 * CloudFormation's own checks take a second, so one test alone asks for them.
 */
export function buildApp(settings: StageSettings, { validate = false } = {}): App {
  const { context } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'cdk.json'), 'utf8'));
  const app = new App({
    context: { ...context, 'aws:cdk:bundling-stacks': [], 'aws:cdk:enable-path-metadata': true },
    builtinCloudFormationValidation: validate,
  });
  addPledge(app, { settings, addresses: ADDRESSES, configuration: '{}' });
  return app;
}

export type Resource = {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: { readonly [name: string]: unknown };
  readonly deletionPolicy?: string;
  readonly updateReplacePolicy?: string;
};

export type Synthesized = {
  /** By part: `data`, `api` … */
  readonly templates: ReadonlyMap<string, Template>;
  readonly resources: readonly Resource[];
  ofType(type: string): readonly Resource[];
};

export function synthesize(settings: StageSettings): Synthesized {
  const stacks = buildApp(settings).node.children.filter((child) => child instanceof Stack);
  const prefix = `pledge-${settings.name}-`;
  const templates = new Map(stacks.map((stack) => [stack.stackName.slice(prefix.length), Template.fromStack(stack)]));
  const resources = [...templates].flatMap(([stack, template]) => resourcesOf(stack, template));
  return { templates, resources, ofType: (type) => resources.filter((resource) => resource.type === type) };
}

type TemplateResource = {
  readonly Type: string;
  readonly Properties?: { readonly [name: string]: unknown };
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
};

function resourcesOf(stack: string, template: Template): readonly Resource[] {
  const resources: { readonly [id: string]: TemplateResource } = template.toJSON().Resources;
  return Object.entries(resources).map(([id, { Type, Properties = {}, DeletionPolicy, UpdateReplacePolicy }]) => ({
    stack,
    id,
    type: Type,
    properties: Properties,
    ...(DeletionPolicy ? { deletionPolicy: DeletionPolicy } : {}),
    ...(UpdateReplacePolicy ? { updateReplacePolicy: UpdateReplacePolicy } : {}),
  }));
}

/** Everything in a template that has this key, however deep. */
export function valuesOf(key: string, value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === key ? [inner] : valuesOf(key, inner)));
}

export const names = (resources: readonly Resource[]) => resources.map(({ stack, id }) => `${stack}/${id}`);
