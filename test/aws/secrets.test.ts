import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, describe, expect, test } from 'vitest';
import { createSecrets } from '../../shared/aws/secrets.ts';
import { type CannedService, startCannedService } from '../support/engines/canned-service.ts';
import { engineSettings } from '../support/engines/table-engine.ts';

let service: CannedService;
let uptimeMs = 0;
let stored: { [arn: string]: string };
afterEach(() => service.stop());

async function secretsOf(values: { readonly [arn: string]: string }) {
  uptimeMs = 0;
  stored = { ...values };
  service = await startCannedService(({ body }) => {
    const { SecretId } = JSON.parse(body.toString()) as { readonly SecretId: string };
    const SecretString = stored[SecretId];
    const type = 'application/x-amz-json-1.1';
    if (SecretString === undefined) return { status: 400, type, body: '{"__type":"ResourceNotFoundException"}' };
    return { status: 200, type, body: JSON.stringify({ SecretString }) };
  });
  const client = new SecretsManagerClient(engineSettings(service.endpoint));
  const arns = { signingSecret: 'signing', apiKeys: 'keys', webhookSecrets: 'hooks' };
  return createSecrets({ client, ...arns, uptimeMs: () => uptimeMs });
}

const GOOD = { signing: '{"key":"s3cret"}', keys: '{"web":"k1","app":"k2"}', hooks: '{"grafana":"h1"}' };
const KEYS = { web: { key: 'k1', role: 'integrator' }, app: { key: 'k2', role: 'integrator' } };

describe('secrets', () => {
  test('are found by their purpose', async () => {
    const secrets = await secretsOf(GOOD);
    expect(await secrets.signingKey()).toBe('s3cret');
    expect(await secrets.apiKeys()).toStrictEqual(KEYS);
    expect(await secrets.webhookSecret('grafana')).toBe('h1');
  });

  test.each(['zabbix', 'constructor', '__proto__'])('of the source "%s", which has none, are not made up', async (source) => {
    const secrets = await secretsOf(GOOD);
    expect(await secrets.webhookSecret(source)).toBeUndefined();
  });

  test('are asked for once in five minutes, by however many', async () => {
    const secrets = await secretsOf(GOOD);
    await Promise.all([secrets.apiKeys(), secrets.apiKeys(), secrets.apiKeys()]);
    uptimeMs = 299_999;
    await secrets.apiKeys();
    expect(service.requests).toHaveLength(1);
    stored['keys'] = '{"web":"rotated"}';
    uptimeMs = 300_000;
    expect(await secrets.apiKeys()).toStrictEqual({ web: { key: 'rotated', role: 'integrator' } });
  });

  test('of API keys name the role of those that have one', async () => {
    const keys =
      '{"web":"k1","ops":{"key":"k2","role":"admin"},"app":{"key":"k3"},"old":{"key":"k4","role":"operator","requestsPerMinute":60}}';
    const secrets = await secretsOf({ keys });
    expect(await secrets.apiKeys()).toStrictEqual({
      web: { key: 'k1', role: 'integrator' },
      ops: { key: 'k2', role: 'admin' },
      app: { key: 'k3', role: 'integrator' },
      old: { key: 'k4', role: 'admin', requestsPerMinute: 60 },
    });
  });

  test('that could not be had are asked for again', async () => {
    const secrets = await secretsOf({ signing: GOOD.signing });
    await expect(secrets.apiKeys()).rejects.toThrow(/^load the API keys: ResourceNotFoundException/);
    stored['keys'] = GOOD.keys;
    expect(await secrets.apiKeys()).toStrictEqual(KEYS);
  });

  test.each([
    ['no JSON', 's3cret'],
    ['no object', '["s3cret"]'],
    ['an empty key, which would let everybody in', '{"s3cret":"k","web":""}'],
    ['a key that is no text', '{"s3cret":"k","web":["s3cret"]}'],
    ['an empty key with a role', '{"s3cret":"k","web":{"key":"","role":"operator"}}'],
    ['a limit that is none', '{"s3cret":"k","web":{"key":"k5","requestsPerMinute":0}}'],
    ['a role without a key', '{"s3cret":"k","web":{"role":"operator"}}'],
    ['a role that does not exist', '{"web":{"key":"s3cret","role":"client"}}'],
    ['a misspelt field', '{"web":{"key":"s3cret","rule":"operator"}}'],
  ])('that are %s are refused without being quoted', async (_, keys) => {
    const secrets = await secretsOf({ keys });
    const asking = secrets.apiKeys();
    await expect(asking).rejects.toMatchObject({ name: 'PermanentError', message: /^the API keys: (?!.*s3cret)/ });
  });

  test('may have the signing key of before beside the one that counts', async () => {
    const secrets = await secretsOf({ signing: '{"key":"new","previous":"old"}' });
    expect([await secrets.signingKey(), await secrets.signingKeys()]).toEqual(['new', ['new', 'old']]);
    expect(await (await secretsOf({ signing: GOOD.signing })).signingKeys()).toEqual(['s3cret']);
  });

  test('without the signing key are refused', async () => {
    const secrets = await secretsOf({ signing: '{"other":"s3cret"}' });
    await expect(secrets.signingKey()).rejects.toThrow('the signing secret has no "key"');
  });
});
