/** The resources of Pledge for a runtime outside AWS, taken from the same app that is deployed. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { addPledge } from './pledge.ts';
import { PROJECT_ROOT } from './project-root.ts';
import type { LocalResources } from './resources/local-resources.ts';
import { readResources } from './resources/read-resources.ts';
import { readTemplates } from './resources/templates.ts';
import type { StageSettings } from './stage.ts';

/** Values that show nowhere outside AWS, such as the region, are only there to be valid. */
const LOCAL: StageSettings = {
  name: 'local',
  region: 'us-east-1',
  configuration: 'pledge.yaml',
  retain: false,
  logRetentionDays: 1,
  api: { requestsPerSecond: 10_000, burst: 10_000 },
  wake: { maxConcurrency: 50 },
  mail: { identities: 'existing', keepRawDays: 30 },
  alarms: { email: 'nobody@localhost.example' },
};

/** Takes seconds, most of them to load the CDK: call it in a process of its own and keep the answer. */
export function synthesizeResources(): LocalResources {
  const app = new App({ context: contextOf('cdk.json'), analyticsReporting: false, builtinCloudFormationValidation: false });
  addPledge(app, {
    settings: LOCAL,
    addresses: { from: 'support@localhost.example', inboundDomain: 'localhost.example' },
    configuration: '{}',
  });
  const { stacks, directory } = app.synth();
  try {
    const templates = readTemplates(new Map(stacks.map(({ stackName, template }) => [stackName, template])));
    return readResources(templates, `pledge-${LOCAL.name}-`);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The feature flags shape the templates, so they are the deployed ones. Nothing is bundled. */
function contextOf(file: string): { readonly [key: string]: unknown } {
  const { context } = JSON.parse(readFileSync(join(PROJECT_ROOT, file), 'utf8'));
  return { ...context, 'aws:cdk:bundling-stacks': [], 'aws:cdk:enable-path-metadata': true };
}
