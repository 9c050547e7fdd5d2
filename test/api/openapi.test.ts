import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { routes } from '../../shared/api/routes.ts';
import { VERSION } from '../../shared/api/version.ts';
import { OPERATIONS, type Operation } from '../fuzz/operations.ts';
import { resolve, type Schema } from '../fuzz/schema.ts';
import { breaches, document } from './contract.ts';
import { createWorld } from './world.ts';

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const { get } = await createWorld();
    const { status, body } = await get('/openapi.json', { key: null });
    expect(status).toBe(200);
    expect(await new Validator().validate(body)).toEqual({ valid: true });
    expect(body).toMatchObject({ openapi: '3.1.1', info: { version: VERSION }, servers: [{ url: 'https://help.acme.example' }] });
  });

  test('has every operation, and no other', () => {
    const documented = Object.values(document.paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
    expect(documented.sort()).toEqual(Object.keys(routes).sort());
  });

  test('says which parameters have to be given', () => {
    const required = OPERATIONS.flatMap(({ id, parameters }) =>
      parameters.filter((one) => one.in === 'query' && one.required).map(({ name }) => `${id} ${name}`),
    );
    expect(required).toEqual(['replayWebhookDeliveries from']);
  });

  test('has every path of the promised API', () => {
    const verbs = [
      'replies',
      'notes',
      'assignment',
      'priority',
      'hold',
      'resume',
      'solution',
      'resolve',
      'confirm',
      'reopen',
      'close',
      'complaint',
      'rating',
      'acknowledge',
      'handover',
      'handover/accept',
      'handover/decline',
      'handover/withdraw',
      'watchers',
      'watchers/remove',
      'merge',
    ];
    const reads = [
      'history',
      'messages',
      'messages/{message}/attachments/{attachment}',
      'messages/{message}/attachments/{attachment}/file',
      'sla',
      'escalation',
      'receipts',
    ];
    expect(Object.keys(document.paths).sort()).toEqual(
      [
        '/v1/tickets',
        '/v1/customer/request',
        '/v1/customer/links',
        '/v1/customer/messages',
        '/v1/customer/messages/{message}/attachments/{attachment}',
        '/v1/customer/confirm',
        '/v1/customer/reopen',
        '/v1/customer/rating',
        '/v1/customer/complaint',
        '/v1/tickets/bulk',
        '/v1/tickets/{id}',
        ...[...verbs, ...reads].map((last) => `/v1/tickets/{id}/${last}`),
        ...['', '/{mail}', '/{mail}/release'].map((last) => `/v1/mail/set-aside${last}`),
        '/v1/mail/suppressions',
        '/v1/mail/suppressions/{address}',
        '/v1/on-call',
        '/v1/on-call/{schedule}',
        ...['gaps', 'calendar.ics', 'overrides', 'overrides/{override}', 'swaps'].map((last) => `/v1/on-call/{schedule}/${last}`),
        '/v1/keys',
        '/v1/keys/{key}/rotate',
        '/v1/keys/{key}/revoke',
        '/v1/policies',
        '/v1/policies/{version}',
        '/v1/policies/check',
        '/v1/policies/diff',
        '/v1/policies/backtest',
        '/v1/policies/impact',
        '/v1/policies/apply',
        '/v1/policies/rollouts/{rollout}',
        '/v1/escalations/reach',
        '/v1/escalations/simulate',
        '/v1/webhooks/{source}',
        '/v1/subscriptions',
        '/v1/subscriptions/{subscription}',
        ...['disable', 'enable', 'ping', 'redeliver', 'secrets', 'secrets/{version}'].map(
          (last) => `/v1/subscriptions/{subscription}/${last}`,
        ),
        ...['', '/{delivery}', '/{delivery}/redeliver'].map((last) => `/v1/subscriptions/{subscription}/deliveries${last}`),
        '/openapi.json',
        '/docs',
        '/health',
        '/v1/health/timers',
        '/v1/webhooks/{source}/deliveries',
        '/v1/webhooks/{source}/deliveries/replay',
        '/v1/webhooks/{source}/deliveries/{delivery}',
        '/v1/webhooks/{source}/deliveries/{delivery}/replay',
        '/v1/webhooks/{source}/test',
        '/v2/enqueue',
        '/v2/change/enqueue',
        '/v1/health/reconciliation',
        '/a/{token}',
        '/t',
        '/t/{token}',
        '/t/{token}/files/{message}/{attachment}',
      ].sort(),
    );
  });

  test('takes Idempotency-Key on every POST with an API key that a repeat could do harm by', () => {
    const missing = Object.entries(document.paths).flatMap(([path, operations]) => {
      const post = operations.post as
        | { readonly security?: readonly object[]; readonly parameters?: readonly { readonly name: string }[] }
        | undefined;
      // Switching twice is switching once; what is posted twice has the same id.
      const isHarmless =
        /^\/v1\/(policies|escalations|keys|mail|webhooks)(\/|$)|^\/v1\/subscriptions\/.*\/(disable|enable|ping|redeliver)$/.test(
          path,
        );
      const keyed = post?.security?.length === 1 && !isHarmless;
      return keyed && !post?.parameters?.some(({ name }) => name === 'Idempotency-Key') ? [path] : [];
    });
    expect(missing).toEqual([]);
  });

  test('bounds every text in a request', () => {
    expect(OPERATIONS.flatMap(unbounded)).toEqual([]);
    const free = { type: 'object', properties: { a: { type: 'array', items: { type: 'string' } }, b: { enum: ['x'] } } };
    expect(unboundedIn(free, 'body')).toEqual(['body.a[]']);
  });

  test('refers to nothing that is not there', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(refs.filter((name) => name !== undefined && !(name in document.components.schemas))).toEqual([]);
    expect(new Set(refs).size).toBeGreaterThan(20);
  });

  test('states the version of the package', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(VERSION).toBe(version);
  });
});

const unbounded = ({ id, parameters, body }: Operation): readonly string[] => [
  ...parameters.flatMap(({ name, schema }) => unboundedIn(schema, `${id} ${name}`)),
  ...(body === undefined ? [] : unboundedIn(body.schema, `${id} body`)),
];

/** Texts in a schema that may be of any length. What a sender posts as it likes says nothing of its fields. */
function unboundedIn(given: Schema, at: string): readonly string[] {
  const schema = resolve(given);
  const { properties = {}, items, additionalProperties, propertyNames } = schema;
  const isBounded = schema.maxLength !== undefined || schema.enum !== undefined || schema.const !== undefined;
  return [
    ...(schema.type === 'string' && !isBounded ? [at] : []),
    ...Object.entries(properties).flatMap(([name, part]) => unboundedIn(part, `${at}.${name}`)),
    ...(items === undefined ? [] : unboundedIn(items, `${at}[]`)),
    ...(typeof additionalProperties === 'object' ? unboundedIn(additionalProperties, `${at}.*`) : []),
    ...(propertyNames === undefined ? [] : unboundedIn(propertyNames, `${at} names`)),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((part) => unboundedIn(part, at)),
  ];
}

describe('the contract that tests hold answers against', () => {
  const answer = (body: object, statusCode = 200) => ({
    statusCode,
    headers: { 'content-type': 'application/json', etag: '"1"' },
    body: JSON.stringify(body),
  });

  test('notices a status, a type, a header and a field that are not promised', () => {
    const health = { status: 'ok', version: '1' };
    const { headers: _, ...bare } = answer(health);
    const plain = { ...bare, headers: { 'content-type': 'application/json' } };
    expect(breaches('GET', '/health', plain)).toEqual([]);
    expect(breaches('GET', '/health', answer(health))).toEqual(['has the header etag, which the document does not']);
    expect(breaches('GET', '/health', answer({ ...health, extra: 1 }))).not.toEqual([]);
    expect(breaches('GET', '/health', answer({ status: 'fine', version: '1' }))).not.toEqual([]);
    expect(breaches('GET', '/health', answer(health, 418))).not.toEqual([]);
    expect(breaches('GET', '/health', { ...answer(health), headers: { 'content-type': 'text/plain' } })).not.toEqual([]);
    expect(breaches('GET', '/v1/tickets/x', { ...answer({}), headers: { 'content-type': 'application/json' } })).toContain(
      'lacks the header ETag',
    );
  });
});

describe('the health check', () => {
  test('needs no key and names the version and the policies in force', async () => {
    const { get } = await createWorld();
    expect(await get('/health', { key: null })).toMatchObject({
      status: 200,
      body: { status: 'ok', version: VERSION, policyVersion: 1 },
    });
  });
});
