import type { Component } from '../../../shared/api/components.ts';
import { parseJson } from '../../../shared/app/parse-json.ts';
import { findPagerDutySource } from '../../../shared/app/webhooks/find-pagerduty-source.ts';
import { type Received, receivePost } from '../../../shared/app/webhooks/receive-post.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call } from '../../../shared/lambda/http-api.ts';
import type { ApiServices } from '../services.ts';

/** Answers whatever speaks to PagerDuty in PagerDuty's own words. 400 is not repeated, 429 and 5xx are. */
type PagerDutyAnswer = Component<'PagerDutyAnswer'>;

/** PagerDuty's own limit for an event. */
const MOST_BYTES = 512 * 1_024;

export const enqueueEvent =
  (services: ApiServices) =>
  async ({ request }: Pick<Call, 'request'>): Promise<HttpReply> => {
    if (request.bytes.length > MOST_BYTES) return invalid(['The event is larger than 512 KB']);
    const body = parseJson(request.bytes);
    if ('reason' in body) return invalid([`The body is not valid JSON: ${body.reason}`]);
    const source = await findPagerDutySource(services, body.value);
    if ('problem' in source) return invalid([source.problem]);
    return eventReply(await receivePost(services, source.name, request), body.value);
  };

/** What was deployed or changed is no problem: it is taken, and nothing comes of it. */
export const enqueueChange =
  (services: ApiServices) =>
  async ({ request }: Pick<Call, 'request'>): Promise<HttpReply> => {
    const body = parseJson(request.bytes);
    if ('reason' in body) return invalid([`The body is not valid JSON: ${body.reason}`]);
    const source = await findPagerDutySource(services, body.value);
    return 'problem' in source ? invalid([source.problem]) : reply(202, { status: 'success', message: 'Change event processed' });
  };

function eventReply(received: Received, body: unknown): HttpReply {
  switch (received.kind) {
    case 'queued':
    case 'known':
    case 'idle':
      return reply(202, { status: 'success', message: 'Event processed', dedup_key: keyOf(body) ?? received.delivery.id });
    case 'misshapen':
      return invalid(received.problems.map(({ detail }) => detail));
    case 'too-many':
      return reply(
        429,
        { status: 'throttle exceeded', message: 'Requests for this service are arriving too quickly. Please retry later.' },
        { 'retry-after': String(received.retryAfterSeconds) },
      );
    case 'untrusted':
    case 'malformed':
      return invalid([received.reason]);
    case 'unknown-source':
      return invalid(['Invalid routing key']);
  }
}

function keyOf(body: unknown): string | undefined {
  const key = typeof body === 'object' && body !== null && 'dedup_key' in body ? body.dedup_key : undefined;
  return typeof key === 'string' && key.trim() !== '' ? key.trim() : undefined;
}

const invalid = (errors: string[]): HttpReply =>
  reply(400, { status: 'invalid event', message: 'Event object is invalid', errors });

const reply = (status: number, value: PagerDutyAnswer, headers: { readonly [name: string]: string } = {}): HttpReply => ({
  status,
  headers,
  content: { kind: 'json', value },
});
