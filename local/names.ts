/** How AWS would call things; the engines and the SDK only have to agree on it. */
const REGION = 'us-east-1';
const ACCOUNT = '000000000000';

export function queueArn(name: string): string {
  return `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;
}

export function topicArn(name: string): string {
  return `arn:aws:sns:${REGION}:${ACCOUNT}:${name}`;
}

/** @param engine base address of the queue engine */
export function queueUrl(engine: string, name: string): string {
  return `${engine}/${ACCOUNT}/${name}`;
}
