import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';

/** What a function is told about its own invocation; callbacks, which nobody uses any more, are left out. */
export type LambdaContext = Omit<Context, 'done' | 'fail' | 'succeed'>;

export function lambdaContext(functionName: string, timeoutMs: number): LambdaContext {
  const deadline = Date.now() + timeoutMs;
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${functionName}`,
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}
