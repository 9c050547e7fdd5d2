/**
 * Posts to systems whose addresses operators write down. A request goes to the public internet by https or nowhere, whatever a name
 * resolves to at that moment: the address that is checked is the one that is connected to.
 */
import { lookup as resolve } from 'node:dns';
import { type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { PermanentError, RetryableError } from '../app/errors.ts';
import type { OutgoingPost, WebhookSender } from '../app/ports.ts';
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

/** Refusals that say "not now"; of all others in the 400s the sender is sure. */
const LATER = new Set([408, 425, 429]);

/** Nobody was reached, so nothing can have happened. */
const UNREACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

export function createWebhookSender(options: WebhookSenderOptions = {}): WebhookSender {
  return {
    post: async (post) => {
      const url = new URL(post.url);
      const status = await statusOf(url, post, options).catch((cause: unknown) => {
        throw translated(url, cause);
      });
      judge(url, status);
    },
  };
}

/** Paths often carry a key, so errors name the host alone. */
const step = ({ host }: URL): string => `post to ${host}`;

function judge(url: URL, status: number): void {
  if (status >= 200 && status < 300) return;
  const text = `${step(url)}: answered ${status}`;
  if (status >= 500 || LATER.has(status)) throw new RetryableError(text);
  throw new PermanentError(status >= 300 && status < 400 ? `${text}; redirects are not followed` : text);
}

function translated(url: URL, cause: unknown): Error {
  if (cause instanceof PermanentError) return cause;
  const { code, message } = cause as NodeJS.ErrnoException;
  const text = code === 'ABORT_ERR' ? 'no answer in time' : (code ?? message);
  return new RetryableError(`${step(url)}: ${text}`, { cause, outcomeUnknown: code === undefined || !UNREACHED.has(code) });
}

/** @throws PermanentError for an address that no request may go to */
function statusOf(url: URL, { headers, body }: OutgoingPost, options: WebhookSenderOptions): Promise<number> {
  const demand = demandFor(url, options);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A name is checked once it is resolved; for an address nothing is.
  if (isIP(host) !== 0) demand(host);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const settings: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'Pledge' },
    agent: false,
    lookup: guarded(options.lookup ?? resolve, demand),
    signal: AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS),
  };
  return new Promise((done, fail) => {
    const sending = request(url, settings, (response) => {
      done(response.statusCode ?? 0);
      // What else is said is of no interest, however long it is.
      response.on('error', () => undefined).destroy();
    });
    sending.on('error', fail).end(body);
  });
}

type Demand = (address: string) => void;

function demandFor(url: URL, { loopback = false }: WebhookSenderOptions): Demand {
  const isSafe = url.protocol === 'https:';
  if (!isSafe && !loopback) throw new PermanentError(`${step(url)}: only https is spoken; write https:// in outgoing-webhooks`);
  return (address) => {
    if ((isSafe && isPublic(address)) || (loopback && isLoopback(address))) return;
    throw new PermanentError(`${step(url)}: ${address} is no address of the public internet, and nothing is posted elsewhere`);
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
