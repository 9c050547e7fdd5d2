/**
 * Runs a worker whenever a deployment changes its code, its settings or the files beside it; if the worker throws, the
 * deployment fails and is rolled back. The CDK's own function that does the calling is brought to the house's standard.
 */
import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Trigger } from 'aws-cdk-lib/triggers';
import type { PledgeStack } from './pledge-stack.ts';
import type { Worker } from './worker.ts';

/** Where the CDK puts the function, once in a stack. */
const CALLER = 'AWSCDK.TriggerCustomResourceProviderCustomResourceProvider';

export class DeployTrigger extends Trigger {
  constructor(stack: PledgeStack, id: string, worker: Worker) {
    super(stack, id, { handler: worker.function, timeout: worker.timeout });
    const log = new LogGroup(this, 'Log', {
      logGroupName: `/pledge/${stack.settings.name}/deploy-trigger`,
      retention: stack.settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const caller = stack.node.findChild(CALLER);
    const [role, handler] = [caller.node.findChild('Role'), caller.node.findChild('Handler')];
    if (!(role instanceof CfnResource) || !(handler instanceof CfnResource))
      throw new Error(`${CALLER} is not built as it used to be`);
    handler.addPropertyOverride('Architectures', ['arm64']);
    handler.addPropertyOverride('LoggingConfig', { LogFormat: 'JSON', LogGroup: log.logGroupName });
    role.addPropertyDeletionOverride('ManagedPolicyArns');
    role.addPropertyOverride('Policies.1', {
      PolicyName: 'Log',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: log.logGroupArn }],
      },
    });
  }
}
