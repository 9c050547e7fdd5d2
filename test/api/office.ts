import { expect } from 'vitest';
import { change, draftOf } from '../config/small-file.ts';
import { API_KEYS, createInMemoryServices } from '../support/in-memory/services.ts';
import { createDoor } from './door.ts';
import { createClient, NOON, REQUEST } from './world.ts';

export const TEAMS = change(
  'support: { name: Support, lead: lee, members: [ann] }',
  'support: { name: Support, lead: lee, members: [ann] }\n  sales: { name: Sales, lead: max, members: [max] }',
);

/** All of the API over the same stores, with what admins do to its keys. */
export async function createOffice() {
  let at = NOON;
  const { services, logged } = createInMemoryServices({ now: () => at });
  await services.configuration.apply(draftOf(TEAMS));
  const { call } = createClient(createDoor(services));
  const manage = (path: string, body?: unknown, key: string = API_KEYS.ops) =>
    call('POST', `/v1/keys${path}`, { key, ...(body !== undefined && { body }) });
  return {
    services,
    logged,
    call,
    manage,
    list: async () => (await call('GET', '/v1/keys', { key: API_KEYS.ops })).body.items,
    create: async (body: object): Promise<string> => {
      const made = await manage('', { name: 'shop-front', role: 'integrator', ...body });
      expect(made.status).toBe(201);
      return made.body.secret;
    },
    read: (key: string) => call('GET', '/v1/tickets', { key }),
    open: async (body: object = {}) => (await call('POST', '/v1/tickets', { body: { ...REQUEST, ...body } })).body,
    advance: (ms: number) => {
      at += ms;
    },
  };
}
