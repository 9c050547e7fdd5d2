/**
 * A client of the API for commands at the terminal. By itself it finds the platform that runs on this machine, and its key;
 * what goes wrong comes out as a sentence that says what to do.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProblemBody } from '../shared/api/schemas/problem.ts';
import { defined } from '../shared/core/defined.ts';
import type { LocalSecrets } from './secrets.ts';

/** Where the API is, without a slash at the end, and the key that it is to be called with. */
export type ApiAccess = { readonly url: string; readonly key: string };

/** What the person at the terminal gave; everything else is found. */
export type GivenAccess = { readonly url?: string | undefined; readonly data?: string | undefined };

type Env = { readonly [name: string]: string | undefined };

export type ApiRequest = {
  readonly query?: { readonly [name: string]: string | undefined };
  readonly body?: object;
  readonly headers?: { readonly [name: string]: string };
};

export type ApiClient = {
  /** The text of an answer that is no JSON. @throws ApiError */
  text(path: string, query?: ApiRequest['query']): Promise<string>;
  /** The JSON of the answer. @throws ApiError */
  request(method: 'GET' | 'POST' | 'DELETE', path: string, request?: ApiRequest): Promise<unknown>;
};

/** A refusal, or no answer at all. Its message is meant for people; `problem` is what the API said. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: ProblemBody | undefined;

  constructor(message: string, problem?: ProblemBody) {
    super(message);
    this.problem = problem;
  }
}

/**
 * `PLEDGE_URL` and `PLEDGE_API_KEY`, else what the platform on this machine left in its data folder (`PLEDGE_DATA`, `.pledge`).
 * The local key goes to the local platform only.
 * @throws ApiError when something is missing
 */
export function findAccess(given: GivenAccess, env: Env): ApiAccess {
  const folder = given.data ?? (env['PLEDGE_DATA'] || '.pledge');
  const local = localAccess(folder);
  const url = (given.url ?? (env['PLEDGE_URL'] || local.url))?.replace(/\/+$/, '');
  if (url === undefined) {
    throw new ApiError(
      `No Pledge has run in the data folder ${folder}. Start it with \`npm start\`, or name one with --url or PLEDGE_URL.`,
    );
  }
  if (!URL.canParse(url)) throw new ApiError(`"${url}" is no address. Give one such as http://127.0.0.1:4000.`);
  const key = env['PLEDGE_API_KEY'] || (url === local.url ? local.key : undefined);
  if (key === undefined) throw new ApiError(`No API key for ${url} is known. Set PLEDGE_API_KEY.`);
  return { url, key };
}

function localAccess(folder: string): Partial<ApiAccess> {
  const { url } = readJson<{ readonly url: string }>(join(folder, 'instance.json')) ?? {};
  const { apiKeys = {} } = readJson<Partial<Pick<LocalSecrets, 'apiKeys'>>>(join(folder, 'secrets.json')) ?? {};
  return defined({ url, key: Object.values(apiKeys)[0]?.key });
}

function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

export function createApiClient({ url, key }: ApiAccess): ApiClient {
  const targetOf = (path: string, query: ApiRequest['query'] = {}): URL => {
    const target = new URL(`${url}${path}`);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) target.searchParams.set(name, value);
    return target;
  };
  return {
    text: async (path, query) => {
      const answer = await send(targetOf(path, query), { headers: { authorization: `Bearer ${key}` } });
      return answer.ok ? answer.text() : String(await readAnswer(answer, url));
    },
    request: async (method, path, { query, body, headers } = {}) => {
      const init = {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      };
      return readAnswer(await send(targetOf(path, query), init), url);
    },
  };
}

async function send(target: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(target, init);
  } catch {
    throw new ApiError(
      `No Pledge answers at ${target.origin}. Start it with \`npm start\`, or name another with --url or PLEDGE_URL.`,
    );
  }
}

async function readAnswer(answer: Response, url: string): Promise<unknown> {
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.ok && body !== undefined) return body;
  if (isProblem(body)) throw new ApiError(messageOf(body), body);
  throw new ApiError(`What answers at ${url} is no Pledge (status ${answer.status}). Check --url or PLEDGE_URL.`);
}

const isProblem = (body: unknown): body is ProblemBody =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;

function messageOf({ code, detail, errors = [] }: ProblemBody): string {
  if (code === 'wrong-key') return `${detail} The key comes from PLEDGE_API_KEY, or from the data folder of the local platform.`;
  // The first field is in `detail` already.
  return [detail, ...errors.slice(1).map((error) => `\`${error.field}\`: ${error.detail}`)].join('\n');
}
