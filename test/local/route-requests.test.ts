import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { routeRequests } from '../../local/triggers/route-requests.ts';

const answer = (name: string) => async (_: unknown, context: { readonly functionName: string }) =>
  `${name} as ${context.functionName}`;
const route = (method: string, path: string, name: 'api' | 'policies') => ({ method, path, function: name });

const ask = routeRequests(
  {
    routes: [
      route('ANY', '/v1/{proxy+}', 'api'),
      route('GET', '/a/{token}', 'api'),
      route('GET', '/openapi.json', 'api'),
      route('ANY', '/v1/policies', 'policies'),
      route('ANY', '/v1/policies/{proxy+}', 'policies'),
    ],
    functions: { api: { timeoutSeconds: 29 }, policies: { timeoutSeconds: 29 } },
  },
  { api: answer('api'), policies: answer('policies') },
);

const request = (method: string, rawPath: string) =>
  ask({ rawPath, requestContext: { http: { method } } } as APIGatewayProxyEventV2);

describe('a request', () => {
  test.each([
    ['GET', '/v1/tickets', 'api'],
    ['POST', '/v1/tickets/7k3m9qxw4t/hold', 'api'],
    ['GET', '/v1/policiesx', 'api'],
    ['GET', '/v1/policies', 'policies'],
    ['POST', '/v1/policies/check', 'policies'],
    ['GET', '/v1/policies/rollouts/3', 'policies'],
    ['GET', '/a/token', 'api'],
    ['GET', '/openapi.json', 'api'],
  ])('%s %s goes to the function whose route says most: %s', async (method, path, name) => {
    expect(await request(method, path)).toBe(`${name} as ${name}`);
  });

  test.each([
    ['GET', '/nowhere'],
    ['GET', '/openapixjson'],
    ['POST', '/openapi.json'],
    ['GET', '/a/token/more'],
    ['GET', '/v1/'],
  ])('%s %s that no route takes is answered by the gateway', async (method, path) => {
    expect(await request(method, path)).toMatchObject({ statusCode: 404, body: '{"message":"Not Found"}' });
  });
});
