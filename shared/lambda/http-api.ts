import { type Answer, type BodyOf, type QueryOf, type Route, rightOf, takesKey } from '../api/route.ts';
import type { EntryServices, Visit } from '../app/customer/enter.ts';
import type { Services } from '../app/services.ts';
import type { HttpReply, HttpRequest } from './http.ts';
import { type AuthServices, authenticate, type Caller, demandRight } from './http-auth.ts';
import { isPaged, openCursor, sealCursor } from './http-cursor.ts';
import { authenticateCustomer } from './http-customer.ts';
import { commandIdOf, idempotencyKeyOf } from './http-idempotency.ts';
import { check, checkQuery, readJson } from './http-input.ts';
import { demandJson, demandPlainBody, ifVersionOf } from './http-preconditions.ts';
import { withinLimit } from './http-rate-limit.ts';
import { createRouter } from './http-router.ts';
import { demandInScope } from './http-scope.ts';

/** A request that has passed every check that its route asks for. */
export type Call<R extends Route = Route> = {
  readonly request: HttpRequest;
  readonly params: { readonly [name: string]: string };
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  /** Whose key or token it is. A route that takes neither has nobody. */
  readonly caller: Caller;
  readonly visit: VisitOf<R>;
  readonly idempotencyKey: string | undefined;
  /** Identifies the same request however often it is sent; random when it carried no key. */
  readonly commandId: (scope: string) => string;
  readonly ifVersion: number | undefined;
};

/** Who came by a customer's link, and what they see; with any other route nobody does. */
type VisitOf<R extends Route> = R['access'] extends 'customer' ? Visit : undefined;

export type Operation<R extends Route> = (call: Call<R>) => Promise<HttpReply>;
export type Operations<T extends RouteTable<T>> = { readonly [Id in keyof T]: Operation<T[Id]> };

type RouteTable<T> = { readonly [Id in keyof T]: Route };

/**
 * Turns a table of routes and what carries them out into one function from request to answer.
 * Checks run from cheap to dear and from public to private: path, method, key, limit, right, headers, body. Nothing runs before all have passed.
 * @throws HttpProblem for every request that does not pass
 */
export function createApi<T extends RouteTable<T>>(
  routes: T,
  operations: Operations<T>,
  services: AccessServices,
): (request: HttpRequest) => Promise<HttpReply> {
  const match = createRouter<Extract<keyof T, string>>(routes);
  return async (request) => {
    const { id, params } = match(request.method, request.path);
    const route: Route = routes[id];
    // The call is read by this very route's schemas; types cannot follow that through the table.
    const operation = operations[id] as unknown as Operation<Route>;
    const carryOut = (caller: Caller, visit?: Visit): Promise<HttpReply> =>
      answer({ id, route, params, call: readCall({ id, route, params, caller, visit }, request) }, operation);
    if (route.access === 'customer') {
      const { caller, visit } = await authenticateCustomer(services, request);
      return withinLimit(services.requestLimits, caller, () => carryOut(caller, visit));
    }
    const right = rightOf(route);
    if (right === undefined) return carryOut(NOBODY);
    const caller = await authenticate(services, request);
    return withinLimit(services.requestLimits, caller, async () => {
      demandRight(caller, right);
      await demandInScope(services, caller, { route, params });
      return carryOut(caller);
    });
  };
}

type Answering = Asked & { readonly id: string; readonly call: Call };

/** Lists go page by page, and any answer comes with all of its fields or some. */
async function answer({ id, route, params, call }: Answering, operation: Operation<Route>): Promise<HttpReply> {
  const query: unknown = call.query;
  const asked = { id, params, query };
  const shape = fieldsIn(query) === undefined ? undefined : await import('./http-fields.ts');
  const tree = shape?.readFields(route, fieldsIn(query) ?? []);
  const paged = isPaged(route);
  const reply = await operation(paged ? { ...call, query: openCursor(asked) as undefined } : call);
  const whole = paged ? sealCursor(reply, asked) : reply;
  return shape === undefined || tree === undefined ? whole : shape.withFields(whole, tree);
}

const fieldsIn = (query: unknown): readonly string[] | undefined =>
  typeof query === 'object' && query !== null && 'fields' in query ? (query.fields as readonly string[]) : undefined;

/** What it takes to know who calls, how often they may, and which tickets they may see. */
export type AccessServices = AuthServices & EntryServices & Pick<Services, 'requestLimits'>;

/** For routes that take no key. It has the least that there is, should one ever ask. */
const NOBODY: Caller = { name: '', role: 'read-only', actor: 'system' };

type Asked = { readonly route: Route; readonly params: Call['params'] };
type Target = Asked & { readonly id: string; readonly caller: Caller; readonly visit: Visit | undefined };

function readCall({ id, route, params, caller, visit }: Target, request: HttpRequest): Call {
  if (route.answers.every(isJson)) demandJson(request);
  if (route.body !== undefined) demandPlainBody(request);
  const idempotencyKey = takesKey(route) ? idempotencyKeyOf(request) : undefined;
  const ifVersion = route.conditional ? ifVersionOf(request) : undefined;
  const query: unknown = route.query === undefined ? undefined : checkQuery(route.query, request.query);
  const body: unknown = readBody(route, request);
  return {
    request,
    params,
    query: query as undefined,
    body: body as undefined,
    caller,
    visit: visit as undefined,
    idempotencyKey,
    commandId: (scope) => commandIdOf([caller.name, id, scope], idempotencyKey, body),
    ifVersion,
  };
}

const isJson = ({ content: { kind } }: Answer) => kind === 'json' || kind === 'any-json';

function readBody({ body }: Route, request: HttpRequest): unknown {
  if (body?.kind !== 'json') return undefined;
  return check(body.schema, readJson(request, { optional: body.optional ?? false }), 'body');
}
