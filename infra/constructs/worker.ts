/**
 * A function of Pledge. It cannot be made without `errorImpact`: whoever is called at night reads in the alarm what is
 * broken for whom. Its role begins with nothing but its own log; `allow` states every further right with its purpose.
 */
import { AssetHashType, DockerImage, type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, RecursiveLoop, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../acknowledge.ts';
import { bundle } from '../bundle.ts';
import type { FunctionName } from '../function-name.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import type { PledgeStack } from './pledge-stack.ts';

export type WorkerProps<E extends readonly string[]> = {
  /** The folder under `functions/`. */
  readonly name: FunctionName;
  /** What the function does, for the console. */
  readonly description: string;
  /** What breaks for users while it fails. */
  readonly errorImpact: string;
  /** The `ENV` of the function's `env.ts`; `environment` must give each of these names and no other. */
  readonly env: E;
  readonly environment: { readonly [Name in E[number]]: string };
  readonly timeout: Duration;
  readonly memoryMb: number;
  /** Texts to put beside the code, by file name. */
  readonly files?: { readonly [name: string]: string };
  /** It sends to the queue that starts it, and that is no accident. */
  readonly feedsItself?: boolean;
};

/** A right of a function. The purpose becomes the statement's id, so it is letters and digits only. */
export type Right = {
  readonly purpose: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: { readonly [operator: string]: { readonly [key: string]: string | readonly string[] } };
  /** Why a resource ends in `*`; without it cdk-nag refuses such a right. */
  readonly whyWildcard?: string;
};

export class Worker<E extends readonly string[] = readonly string[]> extends Construct {
  readonly name: FunctionName;
  readonly errorImpact: string;
  readonly timeout: Duration;
  readonly function: LambdaFunction;
  private readonly role: Role;

  constructor(stack: PledgeStack, props: WorkerProps<E>) {
    super(stack, props.name);
    this.name = props.name;
    this.errorImpact = props.errorImpact;
    this.timeout = props.timeout;
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/pledge/${stack.settings.name}/${props.name}`,
      retention: stack.settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What pledge's ${props.name} function may do`,
    });
    logGroup.grantWrite(this.role);
    this.function = new LambdaFunction(this, 'Function', {
      ...SAME_FOR_ALL,
      functionName: stack.named(props.name),
      description: props.description,
      code: codeOf(props),
      environment: { ...props.environment, NODE_OPTIONS: '--enable-source-maps' },
      timeout: props.timeout,
      memorySize: props.memoryMb,
      role: this.role,
      logGroup,
      // Lambda stops a chain of about 16 messages that a function sends to itself; a wake that re-arms a timer is such a chain.
      recursiveLoop: props.feedsItself ? RecursiveLoop.ALLOW : RecursiveLoop.TERMINATE,
    });
  }

  allow({ purpose, actions, resources, conditions, whyWildcard }: Right): void {
    this.role.addToPolicy(
      new PolicyStatement({
        sid: purpose,
        actions: [...actions],
        resources: [...resources],
        ...(conditions ? { conditions } : {}),
      }),
    );
    if (whyWildcard !== undefined) for (const resource of resources) acknowledgeWildcard(this.role, resource, whyWildcard);
  }
}

const SAME_FOR_ALL = {
  runtime: Runtime.NODEJS_24_X,
  architecture: Architecture.ARM_64,
  handler: 'index.handler',
  loggingFormat: LoggingFormat.JSON,
} as const;

/** Where bundling is switched off the handler need not even exist: only its folder is looked at. */
function codeOf({ name, files }: Pick<WorkerProps<readonly string[]>, 'name' | 'files'>): Code {
  return Code.fromAsset(`${PROJECT_ROOT}/functions/${name}`, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never used: `tryBundle` bundles or throws, and asks for no Docker.
      image: DockerImage.fromRegistry('scratch'),
      local: {
        tryBundle(folder) {
          bundle(name, folder, files);
          return true;
        },
      },
    },
  });
}
