import type { Answer, BodyOf, QueryOf, Route } from '../api/route.ts';
import type { Secrets } from '../app/ports.ts';
import type { HttpReply, HttpRequest } from './http.ts';
import { authenticate, demandRole } from './http-auth.ts';
import { commandIdOf, idempotencyKeyOf } from './http-idempotency.ts';
import { check, checkQuery, readJson } from './http-input.ts';
import { demandJson, demandPlainBody, ifVersionOf } from './http-preconditions.ts';
import { createRouter } from './http-router.ts';

/** A request that has passed every check that its route asks for. */
export type Call<R extends Route = Route> = {
  readonly request: HttpRequest;
  readonly params: { readonly [name: string]: string };
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  /** Name of the API key; empty where the route takes none. */
  readonly caller: string;
  readonly idempotencyKey: string | undefined;
  /** Identifies the same request however often it is sent; random when it carried no key. */
  readonly commandId: (scope: string) => string;
  readonly ifVersion: number | undefined;
};

export type Operation<R extends Route> = (call: Call<R>) => Promise<HttpReply>;
export type Operations<T extends RouteTable<T>> = { readonly [Id in keyof T]: Operation<T[Id]> };

type RouteTable<T> = { readonly [Id in keyof T]: Route };

/**
 * Turns a table of routes and what carries them out into one function from request to answer.
 * Checks run from cheap to dear and from public to private: path, method, key, headers, body. Nothing runs before all have passed.
 * @throws HttpProblem for every request that does not pass
 */
export function createApi<T extends RouteTable<T>>(
  routes: T,
  operations: Operations<T>,
  secrets: Pick<Secrets, 'apiKeys'>,
): (request: HttpRequest) => Promise<HttpReply> {
  const match = createRouter<Extract<keyof T, string>>(routes);
  return async (request) => {
    const { id, params } = match(request.method, request.path);
    const route: Route = routes[id];
    const caller = route.auth === 'api-key' ? authenticate(request, await secrets.apiKeys()) : undefined;
    if (caller !== undefined) demandRole(caller, route.role);
    const call = readCall({ id, route, params, caller: caller?.name ?? '' }, request);
    // The call was read by this very route's schemas; types cannot follow that through the table.
    const operation = operations[id] as unknown as Operation<Route>;
    return operation(call);
  };
}

type Target = { readonly id: string; readonly route: Route; readonly params: Call['params']; readonly caller: string };

function readCall({ id, route, params, caller }: Target, request: HttpRequest): Call {
  if (route.answers.every(isJson)) demandJson(request);
  if (route.body !== undefined) demandPlainBody(request);
  const idempotencyKey = route.method === 'POST' && !route.idempotent ? idempotencyKeyOf(request) : undefined;
  const ifVersion = route.conditional ? ifVersionOf(request) : undefined;
  const query: unknown = route.query === undefined ? undefined : checkQuery(route.query, request.query);
  const body: unknown = readBody(route, request);
  return {
    request,
    params,
    query: query as undefined,
    body: body as undefined,
    caller,
    idempotencyKey,
    commandId: (scope) => commandIdOf([caller, id, scope], idempotencyKey, body),
    ifVersion,
  };
}

const isJson = ({ content: { kind } }: Answer) => kind === 'json' || kind === 'any-json';

function readBody({ body }: Route, request: HttpRequest): unknown {
  if (body?.kind !== 'json') return undefined;
  return check(body.schema, readJson(request, { optional: body.optional ?? false }), 'body');
}
