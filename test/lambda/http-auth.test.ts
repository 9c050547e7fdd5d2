import { describe, expect, test } from 'vitest';
import type { Route } from '../../shared/api/route.ts';
import type { HttpRequest } from '../../shared/lambda/http.ts';
import { createApi } from '../../shared/lambda/http-api.ts';

const route = (path: string, role: Pick<Route, 'role'> = {}): Route => ({
  method: 'GET',
  path,
  tag: 'service',
  auth: 'api-key',
  summary: path,
  ...role,
  answers: [{ status: 200, description: 'Who asked', content: { kind: 'any-json' } }],
});

const answer = async ({ caller }: { readonly caller: string }) =>
  ({ status: 200, content: { kind: 'json', value: { caller } } }) as const;

const ask = createApi(
  { anybody: route('/tickets'), operators: route('/policies', { role: 'operator' }) },
  { anybody: answer, operators: answer },
  { apiKeys: async () => ({ crm: { key: 'k1', role: 'client' }, ops: { key: 'k2', role: 'operator' } }) },
);

const get = (path: string, key: string): Promise<unknown> => {
  const request: HttpRequest = {
    method: 'GET',
    path,
    query: new URLSearchParams(),
    headers: { authorization: `Bearer ${key}` },
    bytes: new Uint8Array(),
  };
  return ask(request);
};

describe('an API key', () => {
  test.each([
    ['k1', 'crm'],
    ['k2', 'ops'],
  ])('does what every key may, under its own name', async (key, caller) => {
    expect(await get('/tickets', key)).toMatchObject({ content: { value: { caller } } });
  });

  test('with the role operator may do what asks for it', async () => {
    expect(await get('/policies', 'k2')).toMatchObject({ content: { value: { caller: 'ops' } } });
  });

  test('without it is told which role it lacks and how it gets it', async () => {
    const refused = get('/policies', 'k1');
    await expect(refused).rejects.toMatchObject({ init: { status: 403, code: 'not-an-operator' } });
    await expect(refused).rejects.toThrow(/role operator.*`crm`.*secret.*\{"crm": \{"key": "…", "role": "operator"\}\}/s);
  });

  test('that is wrong says nothing of roles', async () => {
    await expect(get('/policies', 'k3')).rejects.toMatchObject({ init: { status: 401, code: 'wrong-key' } });
  });
});
