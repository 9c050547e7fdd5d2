/** Asks Amazon SNS for certificates, and tells it yes. Requests go to its own hosts by https and nowhere else. */
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { PermanentError, RetryableError } from '../app/errors.ts';
import type { Sns } from '../app/webhooks/sns.ts';
import { isSnsAddress } from '../app/webhooks/sns-address.ts';
import { DAY_MS, type DurationMs, SECOND_MS } from '../core/instant.ts';

export type SnsOptions = {
  readonly fetch?: Fetch;
  /** Time since some start. */
  readonly uptimeMs?: () => DurationMs;
};

type Fetch = (url: string) => Promise<{ readonly status: number; readonly text: string }>;

/** Somebody waits for the answer of the post that was signed with it. */
const TIMEOUT_MS = 5 * SECOND_MS;
const MOST_BYTES = 64 * 1024;
/** Certificates change about once a year, and then have another address. */
const FRESH_MS = DAY_MS;
const MOST_CERTIFICATES = 50;

export function createSns({ fetch = fetchOverHttps, uptimeMs = () => performance.now() }: SnsOptions = {}): Sns {
  const known = new Map<string, { readonly pem: string; readonly until: DurationMs }>();
  return {
    certificate: async (url) => {
      const kept = known.get(url);
      if (kept !== undefined && uptimeMs() < kept.until) return kept.pem;
      const { status, text } = await ask(fetch, url);
      if (status !== 200) return notThere(url, status);
      if (known.size >= MOST_CERTIFICATES) known.clear();
      known.set(url, { pem: text, until: uptimeMs() + FRESH_MS });
      return text;
    },
    confirm: async (url) => {
      const { status } = await ask(fetch, url);
      if (status !== 200 && notThere(url, status) === undefined) throw new PermanentError(`${step(url)}: answered ${status}`);
    },
  };
}

/** Addresses carry tokens, so errors name the host alone. */
const step = (url: string): string => `ask ${new URL(url).host}`;

async function ask(fetch: Fetch, url: string): ReturnType<Fetch> {
  if (!isSnsAddress(url)) throw new PermanentError('an address that is not one of Amazon SNS is not asked');
  try {
    return await fetch(url);
  } catch (cause) {
    throw new RetryableError(`${step(url)}: no answer`, { cause });
  }
}

/** @throws RetryableError when it may be there later */
function notThere(url: string, status: number): undefined {
  if (status >= 500 || status === 429) throw new RetryableError(`${step(url)}: answered ${status}`);
  return undefined;
}

async function fetchOverHttps(url: string): ReturnType<Fetch> {
  const response = await new Promise<IncomingMessage>((done, fail) => {
    get(url, { agent: false, signal: AbortSignal.timeout(TIMEOUT_MS) }, done).on('error', fail);
  });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new RangeError('the answer is too long');
  }
  return { status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') };
}
