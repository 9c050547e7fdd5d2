/** A stack of one stage: named after stage and part, and guarded against removal where the stage keeps its data. */
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stage.ts';

export type PledgeStackProps = {
  readonly settings: StageSettings;
};

export class PledgeStack extends Stack {
  readonly settings: StageSettings;

  constructor(scope: Construct, part: string, description: string, { settings }: PledgeStackProps) {
    super(scope, `pledge-${settings.name}-${part}`, {
      description,
      env: { region: settings.region, ...(settings.account === undefined ? {} : { account: settings.account }) },
      terminationProtection: settings.retain,
      tags: { app: 'pledge', stage: settings.name },
    });
    this.settings = settings;
  }

  get metricsNamespace(): string {
    return metricsNamespaceOf(this.settings);
  }

  /** Physical names begin alike, so that the runbook's commands can be written down. */
  named(name: string): string {
    return `pledge-${this.settings.name}-${name}`;
  }
}

/** One namespace a stage: a metric needs no dimension to tell stages apart. */
const metricsNamespaceOf = ({ name }: StageSettings) => `Pledge/${name}`;
