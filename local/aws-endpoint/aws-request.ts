import type { IncomingMessage } from 'node:http';

/** A call of one of the services that this machine stands in for, taken apart as far as all of them have in common. */
export type AwsRequest = {
  /** `AWSEvents.PutEvents` in the JSON protocols, `SendRawEmail` in the query protocol. */
  readonly operation: string;
  readonly json: { readonly [name: string]: unknown };
  readonly form: URLSearchParams;
};

export type AwsAnswer = { readonly status: number; readonly type: string; readonly body: string };

/** An error that the SDK turns into an exception of this name. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export function readAwsRequest(request: IncomingMessage, body: Buffer): AwsRequest {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string')
    return { operation: target, json: JSON.parse(body.toString('utf8')) as AwsRequest['json'], form: new URLSearchParams() };
  const form = new URLSearchParams(body.toString('latin1'));
  return { operation: form.get('Action') ?? '', json: {}, form };
}

export function jsonAnswer(value: object, status = 200): AwsAnswer {
  return { status, type: 'application/x-amz-json-1.1', body: JSON.stringify(value) };
}

export function xmlAnswer(body: string, status = 200): AwsAnswer {
  return { status, type: 'text/xml', body };
}
