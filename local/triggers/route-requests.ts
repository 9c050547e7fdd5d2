import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { FunctionDefinition, RouteDefinition } from '../../infra/resources/local-resources.ts';
import type { HttpHandler } from './http-trigger.ts';
import { lambdaContext } from './lambda-context.ts';

type Parts = {
  readonly routes: readonly RouteDefinition[];
  readonly functions: { readonly [name: string]: Pick<FunctionDefinition, 'timeoutSeconds'> };
};

/** API Gateway's own words. */
const NOT_FOUND = { statusCode: 404, headers: { 'content-type': 'application/json' }, body: '{"message":"Not Found"}' };

/** Hands each request to the function whose route fits it and says most, as API Gateway does. */
export function routeRequests(
  { routes, functions }: Parts,
  handlers: { readonly [name: string]: HttpHandler },
): (event: APIGatewayProxyEventV2) => Promise<unknown> {
  const ordered = routes.map(readRoute).toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
  return async (event) => {
    const { method } = event.requestContext.http;
    const fitting = ordered.find((route) => ['ANY', method].includes(route.method) && route.pattern.test(event.rawPath));
    const name = fitting?.function ?? '';
    const handler = handlers[name];
    const seconds = functions[name]?.timeoutSeconds ?? 0;
    return handler === undefined ? NOT_FOUND : handler(event, lambdaContext(name, seconds * 1_000));
  };
}

function readRoute(route: RouteDefinition) {
  const segments = route.path.split('/').map(readSegment);
  return {
    ...route,
    pattern: new RegExp(`^${segments.map(({ pattern }) => pattern).join('/')}$`),
    rank: segments.map(({ rank }) => rank).join(''),
  };
}

/** What is spelt out says more than one segment of any kind, and that more than all the rest of a path. */
function readSegment(segment: string): { readonly rank: number; readonly pattern: string } {
  if (segment.endsWith('+}')) return { rank: 3, pattern: '.+' };
  if (segment.startsWith('{')) return { rank: 2, pattern: '[^/]+' };
  return { rank: 1, pattern: segment.replaceAll('.', '\\.') };
}
