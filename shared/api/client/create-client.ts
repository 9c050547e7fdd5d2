import type { AnswerOf, ItemOf, ListPath, Method, OperationOf, Page, PathOf, RequestArgument, RequestOf } from './operation.ts';
import { problemOf } from './pledge-problem.ts';
import { type Fetch, sendPatiently, type Wait } from './send-patiently.ts';

/**
 * The API for TypeScript: paths, what goes in and what comes out are checked by the compiler, by types made from the OpenAPI document.
 * Every POST has an `Idempotency-Key`, so what is sent again after a lost answer is carried out once.
 * It needs nothing but `fetch`, in Node as in a browser.
 */
export type ClientSettings = {
  /** Address of the deployment, such as `https://help.example.com`. */
  readonly url: string;
  /** An API key, a token of your identity provider, or that of a customer's link. */
  readonly key: string;
  readonly fetch?: Fetch;
  readonly wait?: Wait;
};

type Call<M extends Method> = <P extends PathOf<M>>(
  path: P,
  ...request: RequestArgument<RequestOf<OperationOf<M, P>>>
) => Promise<AnswerOf<OperationOf<M, P>>>;

/** Each throws `PledgeProblem` when it is refused. */
export type Client = { readonly [M in Method]: Call<M> } & {
  /** What is in a list, page by page as it is read. */
  items<P extends ListPath>(path: P, ...request: RequestArgument<RequestOf<OperationOf<'get', P>>>): AsyncIterable<ItemOf<P>>;
};

/** A request as it is at run time, whatever its operation. */
type Asked = {
  readonly path?: Parts;
  readonly query?: Parts;
  readonly header?: Parts;
  readonly body?: unknown;
};
/** A list goes out with commas. */
type Parts = { readonly [name: string]: string | number | boolean | readonly (string | number)[] | undefined };

export function createClient(settings: ClientSettings): Client {
  const { fetch: send = fetch, wait = later } = settings;
  const call = async (method: Method, path: string, asked: Asked = {}): Promise<unknown> => {
    const answer = await sendPatiently(requestOf(settings, method, path, asked), send, wait);
    if (!answer.ok) throw await problemOf(answer);
    return answer.headers.get('content-type')?.includes('json') === true ? answer.json() : answer.text();
  };
  const items = async function* (path: string, asked: Asked = {}) {
    let cursor: string | null | undefined;
    do {
      const page = (await call('get', path, { ...asked, query: { ...asked.query, ...(cursor && { cursor }) } })) as Page;
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor !== null);
  };
  const calling = (method: Method) => (path: string, asked?: Asked) => call(method, path, asked);
  // What the types say of each operation is what the document says of it; there is nothing to check it by at run time.
  return {
    get: calling('get'),
    post: calling('post'),
    patch: calling('patch'),
    delete: calling('delete'),
    items,
  } as unknown as Client;
}

const later: Wait = (ms) => new Promise((done) => setTimeout(done, ms));

function requestOf({ url, key }: ClientSettings, method: Method, path: string, asked: Asked): Request {
  const target = new URL(url.replace(/\/+$/, '') + filled(path, asked.path));
  for (const [name, value] of Object.entries(asked.query ?? {}))
    if (value !== undefined) target.searchParams.set(name, String(value));
  const headers = {
    authorization: `Bearer ${key}`,
    ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(method === 'post' ? { 'Idempotency-Key': crypto.randomUUID() } : {}),
    ...(asked.header as { readonly [name: string]: string } | undefined),
  };
  return new Request(target, {
    method: method.toUpperCase(),
    headers,
    ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
  });
}

const filled = (path: string, parts: Parts = {}): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts[name])));
