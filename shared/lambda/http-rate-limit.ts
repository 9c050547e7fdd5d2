/** The limit on requests as HTTP speaks of it: `RateLimit` and `RateLimit-Policy` of draft-ietf-httpapi-ratelimit-headers on every answer. */
import type { Allowance, Asker, RequestLimits } from '../app/keys/request-limits.ts';
import { MINUTE_MS, SECOND_MS } from '../core/instant.ts';
import type { HttpReply } from './http.ts';
import { HttpProblem, problemOf } from './http-problem.ts';

/** @throws HttpProblem 429, and whatever `work` ends with as a problem that has the headers too */
export async function withinLimit(
  limits: RequestLimits | undefined,
  asker: Asker,
  work: () => Promise<HttpReply>,
): Promise<HttpReply> {
  const allowance = await limits?.take(asker);
  if (allowance === undefined) return work();
  const headers = headersOf(allowance);
  if (!allowance.granted) throw tooMany(asker, allowance, headers);
  try {
    const reply = await work();
    return { ...reply, headers: { ...headers, ...reply.headers } };
  } catch (error) {
    const init = problemOf(error);
    throw new HttpProblem({ ...init, headers: { ...headers, ...init.headers } }, { cause: error });
  }
}

type Headers = { readonly [name: string]: string };

const WINDOW_S = MINUTE_MS / SECOND_MS;

function headersOf({ limit, left, resetsInMs }: Allowance): Headers {
  return {
    'ratelimit-policy': `"default";q=${limit};w=${WINDOW_S}`,
    ratelimit: `"default";r=${left};t=${secondsOf(resetsInMs)}`,
  };
}

function tooMany({ name }: Asker, { limit, resetsInMs }: Allowance, headers: Headers): HttpProblem {
  const seconds = secondsOf(resetsInMs);
  const detail = `\`${name}\` may ask ${limit} times in a minute, and has. Send it again in ${seconds} s; whoever needs more asks an admin for a key with a higher limit. Nothing was changed.`;
  return new HttpProblem({
    status: 429,
    code: 'rate-limited',
    detail,
    headers: { ...headers, 'retry-after': String(seconds) },
  });
}

const secondsOf = (ms: number): number => Math.ceil(ms / SECOND_MS);
