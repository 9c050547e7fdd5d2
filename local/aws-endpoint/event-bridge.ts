import { randomUUID } from 'node:crypto';
import { type AwsAnswer, AwsError, type AwsRequest, jsonAnswer } from './aws-request.ts';

/** An event as a consumer of the bus receives it. */
export type DeliveredEvent = {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
};

type Entry = {
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly Time?: number;
  readonly Resources?: readonly string[];
};

const MAX_ENTRIES = 10;

/** EventBridge, as far as the handlers use it: `PutEvents`. */
export function createEventBridge(
  deliver: (event: DeliveredEvent) => void,
  now: () => number,
): (request: AwsRequest) => AwsAnswer {
  return ({ operation, json }) => {
    if (operation !== 'AWSEvents.PutEvents')
      throw new AwsError('InvalidAction', `This machine's EventBridge has no ${operation}.`);
    const entries = (json['Entries'] ?? []) as readonly Entry[];
    if (entries.length < 1 || entries.length > MAX_ENTRIES)
      throw new AwsError('ValidationException', `PutEvents takes 1 to ${MAX_ENTRIES} entries, not ${entries.length}.`);
    const results = entries.map((entry) => putOne(entry, deliver, now));
    return jsonAnswer({ FailedEntryCount: results.filter((r) => 'ErrorCode' in r).length, Entries: results });
  };
}

type Result = { readonly EventId: string } | { readonly ErrorCode: string; readonly ErrorMessage: string };

function putOne(entry: Entry, deliver: (event: DeliveredEvent) => void, now: () => number): Result {
  const detail = parse(entry.Detail);
  if (detail === undefined) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  if (!entry.Source || !entry.DetailType)
    return {
      ErrorCode: 'InvalidArgument',
      ErrorMessage: 'Parameter Source and DetailType are not valid. Reason: both are required.',
    };
  const id = randomUUID();
  deliver({
    version: '0',
    id,
    'detail-type': entry.DetailType,
    source: entry.Source,
    account: '000000000000',
    time: new Date(entry.Time === undefined ? now() : entry.Time * 1_000).toISOString(),
    region: 'us-east-1',
    resources: entry.Resources ?? [],
    detail,
  });
  return { EventId: id };
}

function parse(detail: string | undefined): unknown {
  try {
    return JSON.parse(detail ?? '');
  } catch {
    return undefined;
  }
}
