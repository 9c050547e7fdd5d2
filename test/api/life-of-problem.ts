import { expect } from 'vitest';
import type { WebhookSource } from '../../shared/app/webhooks/webhook-source.ts';
import { API_KEYS } from '../support/in-memory/services.ts';
import { createWorld, type WorldOptions } from './world.ts';

/** A source of alerts, what it posts, and what its tickets and deliveries then are. */
export const SOURCE: WebhookSource = {
  name: 'mon',
  type: 'alertmanager',
  authentication: { kind: 'shared-secret', header: 'authorization' },
  mapping: {},
  requester: { email: 'mon@acme.example' },
  language: 'en',
};
export const OPS = { key: API_KEYS.ops } as const;

type Said = {
  readonly status?: 'firing' | 'resolved';
  readonly severity?: string;
  readonly summary?: string;
  readonly name?: string;
};

export const alertOf = ({ status = 'firing', severity = 'warning', summary = 'Disk full', name = 'disk' }: Said = {}) => ({
  status,
  labels: { severity },
  annotations: { summary },
  fingerprint: name,
});

export async function createLife(changes: Partial<WebhookSource> = {}, replace: WorldOptions['replace'] = () => ({})) {
  const configuration = { webhooks: { mon: { ...SOURCE, ...changes } } };
  const world = await createWorld({ configuration, webhookSecrets: { mon: 's' }, replace });
  const send = async (...alerts: readonly object[]): Promise<string> => {
    const answer = await world.post('/v1/webhooks/mon', { alerts }, { key: null, headers: { authorization: 'Bearer s' } });
    expect(answer.status).toBe(202);
    world.advance(1_000);
    return answer.body.delivery;
  };
  const deliveryOf = async (id: string) => (await world.get(`/v1/webhooks/mon/deliveries/${id}`, OPS)).body;
  const resultOf = async (id: string) => (await deliveryOf(id)).results[0];
  return {
    ...world,
    send,
    deliveryOf,
    resultOf,
    /** Posts one and has it carried out. */
    take: async (said: Said = {}) => {
      const id = await send(alertOf(said));
      await world.workOff();
      return resultOf(id);
    },
    ticket: async (id: string) => (await world.get(`/v1/tickets/${id}`)).body,
    /** After the one with which it was opened. */
    texts: async (id: string) =>
      (await world.get(`/v1/tickets/${id}/messages`)).body.items.slice(1).map(({ text }: { text: string }) => text),
    types: async (id: string) =>
      (await world.get(`/v1/tickets/${id}/history`)).body.items.map(({ type }: { type: string }) => type),
    tickets: async () => (await world.get('/v1/tickets')).body.items,
    reconfigure: async (next: Partial<WebhookSource>) => {
      const current = await world.services.configuration.current();
      await world.services.configuration.apply({ ...current, webhooks: { mon: { ...SOURCE, ...next } } });
    },
  };
}
