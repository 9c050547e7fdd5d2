/**
 * Posts to systems whose addresses others write down. A request goes to the public internet by https or nowhere, whatever a name
 * resolves to at that moment: the address that is checked is the one that is connected to. No answer can hold up, fill or mislead
 * the sender: it is cut off in time and in length, never unpacked, and where it redirects to is not looked at.
 */
import { lookup as resolve } from 'node:dns';
import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { OutgoingPost, PostResult, WebhookSender } from '../app/webhooks/webhook-sender.ts';
import { defined } from '../core/defined.ts';
import { type DurationMs, SECOND_MS } from '../core/instant.ts';
import { isLoopback, isPublic } from './addresses.ts';

export type WebhookSenderOptions = {
  /** On a laptop: this machine may be posted to as well, also without TLS. */
  readonly loopback?: boolean;
  readonly lookup?: LookupFunction;
  readonly timeoutMs?: DurationMs;
};

/** A wake hands over several of them at once, and has 30 s for all. */
const TIMEOUT_MS = 5 * SECOND_MS;
/** With the status everything is decided; what the receiver says besides may take no longer than this. */
const TEXT_TIMEOUT_MS = SECOND_MS;
const MAX_TEXT_BYTES = 1_024;

/** Nobody was reached, so nothing can have happened. */
const UNREACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** https has 443; below 1024 lie the services of others, which are none of a webhook's business. */
const HTTPS_PORT = 443;
const FIRST_FREE_PORT = 1_024;

class ForbiddenError extends Error {
  override readonly name = 'ForbiddenError';
}

export function createWebhookSender(options: WebhookSenderOptions = {}): WebhookSender {
  return {
    post: async (post) => {
      const startedAt = performance.now();
      const durationMs = () => Math.round(performance.now() - startedAt);
      return exchange(post, options).then(
        (answer): PostResult => ({ kind: 'answered', ...answer, durationMs: durationMs() }),
        (cause: unknown): PostResult => ({ ...translated(cause), durationMs: durationMs() }),
      );
    },
  };
}

type Failure<R = PostResult> = R extends { readonly kind: 'answered' } ? never : Omit<R, 'durationMs'>;

function translated(cause: unknown): Failure {
  if (cause instanceof ForbiddenError) return { kind: 'forbidden', reason: cause.message };
  const { code, message } = cause as NodeJS.ErrnoException;
  const reason = code === 'ABORT_ERR' ? 'no answer in time' : (code ?? message);
  return { kind: 'unanswered', reason, outcomeUnknown: code === undefined || !UNREACHED.has(code) };
}

type Answer = Omit<Extract<PostResult, { kind: 'answered' }>, 'kind' | 'durationMs'>;

/** @throws ForbiddenError for an address that no request may go to */
async function exchange({ url, headers, body }: OutgoingPost, options: WebhookSenderOptions): Promise<Answer> {
  const goal = new URL(url);
  const demand = demandFor(goal, options);
  const host = goal.hostname.replace(/^\[|\]$/g, '');
  // A name is checked once it is resolved; for an address nothing is.
  if (isIP(host) !== 0) demand(host);
  const request = goal.protocol === 'https:' ? requestHttps : requestHttp;
  const settings: RequestOptions = {
    method: 'POST',
    headers: {
      ...headers,
      'content-length': Buffer.byteLength(body),
      'accept-encoding': 'identity',
      'user-agent': 'Pledge',
    },
    // Names and passwords in an address are refused where it is written down; here they are left behind.
    auth: null,
    agent: false,
    lookup: guarded(options.lookup ?? resolve, demand),
    signal: AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS),
  };
  const response = await new Promise<IncomingMessage>((done, fail) => {
    request(goal, settings, done).on('error', fail).end(body);
  });
  const { statusCode: status = 0, headers: answered } = response;
  const retryAfter = answered['retry-after'];
  return { status, text: await beginningOf(response), ...defined({ retryAfter }) };
}

/** Never fails: an answer that breaks off has been given all the same. */
function beginningOf(response: IncomingMessage): Promise<string> {
  return new Promise((done) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const finish = () => {
      clearTimeout(patience);
      response.destroy();
      done(readable(Buffer.concat(chunks).subarray(0, MAX_TEXT_BYTES)));
    };
    const patience = setTimeout(finish, TEXT_TIMEOUT_MS);
    response.on('error', () => undefined);
    response.on('close', finish);
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= MAX_TEXT_BYTES) finish();
    });
  });
}

/** Whatever the bytes are, text that can be stored and shown. A character that was cut in half at the end is left out. */
function readable(bytes: Buffer): string {
  const text = new TextDecoder().decode(bytes, { stream: true });
  return text.replaceAll(/(?![\t\n])\p{Cc}/gu, '');
}

type Demand = (address: string) => void;

function demandFor(url: URL, { loopback = false }: WebhookSenderOptions): Demand {
  const isSafe = url.protocol === 'https:';
  if (!isSafe && !loopback) throw new ForbiddenError('only https is spoken; write an https:// address');
  const port = url.port === '' ? HTTPS_PORT : Number(url.port);
  const mayPort = port === HTTPS_PORT || port >= FIRST_FREE_PORT;
  return (address) => {
    if (loopback && isLoopback(address)) return;
    if (!mayPort) throw new ForbiddenError(`port ${port} is not posted to; use ${HTTPS_PORT}, or ${FIRST_FREE_PORT} and above`);
    if (isSafe && isPublic(address)) return;
    throw new ForbiddenError(`${address} is no address of the public internet, and nothing is posted elsewhere`);
  };
}

/** Of several addresses the socket may try any, so each must be right. */
function guarded(lookup: LookupFunction, demand: Demand): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, options, (error, address, family) => {
      if (error) return callback(error, address, family);
      try {
        for (const one of [address].flat()) demand(typeof one === 'string' ? one : one.address);
      } catch (refusal) {
        return callback(refusal as Error, address, family);
      }
      callback(null, address, family);
    });
}
