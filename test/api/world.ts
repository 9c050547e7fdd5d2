import { expect } from 'vitest';
import { createHandler } from '../../functions/api/handler.ts';
import type { ApiServices } from '../../functions/api/services.ts';
import { createHandler as createWebhookIntake } from '../../functions/webhook-intake/handler.ts';
import { wake } from '../../shared/app/wake.ts';
import type { DeliveryMessage } from '../../shared/app/webhooks/delivery.ts';
import type { TakeServices } from '../../shared/app/webhooks/take-delivery.ts';
import type { Instant } from '../../shared/core/instant.ts';
import type { HttpResult } from '../../shared/lambda/http.ts';
import type { HttpHandler } from '../../shared/lambda/http-handler.ts';
import { type ConfigurationChanges, configurationDraft } from '../support/configuration.ts';
import { API_KEYS, createInMemoryServices } from '../support/in-memory/services.ts';
import { sqsEvent } from '../support/lambda-events.ts';
import { breaches } from './contract.ts';

/** The whole API over stores in memory, at a time that the test moves. Every answer is held against the OpenAPI document. */
export const NOON: Instant = Date.parse('2026-01-05T12:00:00.000Z');
export const KEY = API_KEYS.crm;

export type Ask = {
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly text?: string;
  readonly headers?: { readonly [name: string]: string };
  /** `null`: sends none. */
  readonly key?: string | null;
  readonly base64?: boolean;
  /** Address on the internet. */
  readonly from?: string;
  /** Sent as they are, in base64, as API Gateway does with what is no text. */
  readonly bytes?: Uint8Array;
  /** How long the function has left. */
  readonly remainingMs?: number;
};

/** As loose as JSON: what an answer holds is what the tests are about. */
type Body = ReturnType<typeof JSON.parse>;
export type Answer = {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Body;
  readonly text: string;
};

export type WorldOptions = {
  readonly configuration?: ConfigurationChanges;
  readonly webhookSecrets?: { readonly [source: string]: string };
  readonly unconfigured?: boolean;
  readonly replace?: (services: ApiServices) => Partial<ApiServices>;
};

export async function createWorld(options: WorldOptions = {}) {
  let at = NOON;
  const { webhookSecrets, configuration, unconfigured = false } = options;
  const {
    services: inMemory,
    control,
    logged,
    webhookQueue,
    sns,
    counts,
    mailer,
  } = createInMemoryServices({ now: () => at, webhookSecrets });
  const carryOut = carryOutWith(inMemory);
  if (!unconfigured) await inMemory.configuration.apply(configurationDraft(configuration));
  const services: ApiServices = { ...inMemory, ...options.replace?.(inMemory) };
  const client = createClient(createHandler(services));
  const { call } = client;
  return {
    services,
    /** With what the workers have besides. */
    platform: inMemory,
    control,
    logged,
    webhookQueue,
    sns,
    counts,
    /** The mails that the platform sent. */
    mailer,
    ...client,
    /** Opens a ticket and expects it to work. */
    open: async (changes: object = {}, ask: Ask = {}): Promise<Answer> => {
      const answer = await call('POST', '/v1/tickets', { ...ask, body: { ...REQUEST, ...changes } });
      expect(answer.status).toBe(201);
      return answer;
    },
    /** What the ticket owes is delivered, as a worker would. */
    wake: (ticketId: string) => wake(inMemory, { ticketId, dueAt: at }),
    /** What was queued of webhooks is carried out, as a worker would. @returns what has to come again */
    workOff: () => carryOut(webhookQueue.receive()),
    carryOut,
    advance: (ms: number) => {
      at += ms;
    },
  };
}

/** Hands messages to the worker in one batch, as SQS does. @returns the positions of those that have to come again */
const carryOutWith = (services: TakeServices) => {
  const handler = createWebhookIntake(services);
  return async (messages: readonly DeliveryMessage[]): Promise<readonly number[]> => {
    if (messages.length === 0) return [];
    const { batchItemFailures } = await handler(sqsEvent(messages));
    return batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier.replace('message-', '')));
  };
};

/** Speaks to a function as clients do. */
export function createClient(handler: HttpHandler) {
  const call = async (method: string, path: string, ask: Ask = {}): Promise<Answer> => {
    const [rawPath = '', rawQueryString = ''] = path.split('?');
    const event = {
      ...requestOf(ask),
      rawPath,
      rawQueryString,
      requestContext: { requestId: 'req-1', http: { method, ...(ask.from === undefined ? {} : { sourceIp: ask.from }) } },
    };
    const { remainingMs = 10_000 } = ask;
    const result = await handler(event, { getRemainingTimeInMillis: () => remainingMs });
    expect(method === 'HEAD' ? [] : breaches(method, rawPath, result, rawQueryString)).toEqual([]);
    return answerOf(result);
  };
  return {
    call,
    get: (path: string, ask?: Ask) => call('GET', path, ask),
    post: (path: string, body?: unknown, ask: Ask = {}) =>
      call('POST', path, { ...ask, ...(body === undefined ? {} : { body }) }),
  };
}

export const REQUEST = { subject: 'VPN does not connect', requester: { email: 'cora@customer.example', name: 'Cora' } } as const;

function requestOf(ask: Ask) {
  const { headers = {}, key = KEY } = ask;
  const payload = payloadOf(ask);
  return {
    headers: {
      ...(payload.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...headers,
    },
    ...payload,
  };
}

function payloadOf({ body, text, base64 = false, bytes }: Ask): { readonly body?: string; readonly isBase64Encoded: boolean } {
  const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
  const binary = bytes ?? (base64 ? Buffer.from(sent ?? '') : undefined);
  if (binary !== undefined) return { body: Buffer.from(binary).toString('base64'), isBase64Encoded: true };
  return { ...(sent === undefined ? {} : { body: sent }), isBase64Encoded: false };
}

function answerOf({ statusCode, headers, body = '' }: HttpResult): Answer {
  const isJson = /json/.test(String(headers?.['content-type'])) && body !== '';
  return {
    status: statusCode ?? 0,
    headers: headers as Answer['headers'],
    text: body,
    body: isJson ? JSON.parse(body) : undefined,
  };
}
