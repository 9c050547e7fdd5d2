import { describe, expect, test } from 'vitest';
import type { Route } from '../../shared/api/route.ts';
import type { HttpRequest } from '../../shared/lambda/http.ts';
import { type Call, createApi } from '../../shared/lambda/http-api.ts';
import { createInMemoryServices } from '../support/in-memory/services.ts';

const route = (path: string, access: Route['access']): Route => ({
  method: 'GET',
  path,
  tag: 'service',
  access,
  summary: path,
  answers: [{ status: 200, description: 'Who asked', content: { kind: 'any-json' } }],
});

const answer = async ({ caller }: Pick<Call, 'caller'>) =>
  ({ status: 200, content: { kind: 'json', value: { caller: caller.name } } }) as const;

const ask = createApi(
  { anybody: route('/tickets', 'read-tickets'), admins: route('/policies', 'apply-policies') },
  { anybody: answer, admins: answer },
  {
    ...createInMemoryServices({ now: () => 0 }).services,
    secrets: {
      signingKey: async () => 's',
      apiKeys: async () => ({ crm: { key: 'k1', role: 'integrator' }, ops: { key: 'k2', role: 'admin' } }),
    },
  },
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

  test('with the right role may do what asks for it', async () => {
    expect(await get('/policies', 'k2')).toMatchObject({ content: { value: { caller: 'ops' } } });
  });

  test('without it is told which role it takes and which it has', async () => {
    const refused = get('/policies', 'k1');
    await expect(refused).rejects.toMatchObject({ init: { status: 403, code: 'not-allowed' } });
    await expect(refused).rejects.toThrow('This takes the role admin; `crm` has the role integrator.');
  });

  test('that is wrong says nothing of roles', async () => {
    await expect(get('/policies', 'k3')).rejects.toMatchObject({ init: { status: 401, code: 'wrong-key' } });
  });
});
