// Against a provider on this machine, with keys and tokens made for the test: what it must not take is most of it.
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TokenSettings } from '../../shared/app/tokens/token-verifier.ts';
import { createTokenVerifier } from '../../shared/net/token-verifier.ts';

const NOW = Date.parse('2026-01-05T12:00:00Z');
const SECONDS = NOW / 1_000;
const own = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const jwk = (key: KeyObject, kid: string) => ({ ...key.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' });

let server: Server;
let issuer = '';
let keys: object[];
let described: string | undefined;
let fetched = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/keys') fetched += 1;
    const document = { issuer: described ?? issuer, jwks_uri: `${issuer}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(request.url === '/keys' ? { keys } : document));
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  keys = [jwk(own.publicKey, 'k1')];
});
afterAll(() => {
  server.close();
});

const verifier = (changes: Partial<TokenSettings> = {}, now = () => NOW) =>
  createTokenVerifier({ settings: { issuer, audience: 'pledge', ...changes }, now });

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = (changes: object = {}) => ({
  iss: issuer,
  aud: 'pledge',
  sub: 's-1',
  exp: SECONDS + 600,
  iat: SECONDS,
  email: 'ann@acme.example',
  email_verified: true,
  ...changes,
});
const HEADER = { alg: 'RS256', kid: 'k1' };

function token(payload: object, header: object = HEADER, key: KeyObject = own.privateKey): string {
  const content = `${encode(header)}.${encode(payload)}`;
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}

const check = (changes: object, settings: Partial<TokenSettings> = {}) => verifier(settings).verify(token(claims(changes)));
const INVALID = { ok: false, reason: 'invalid' };

describe('a token of the provider', () => {
  test('says who somebody is', async () => {
    expect(await check({})).toEqual({ ok: true, person: 'ann@acme.example' });
    expect(await check({ aud: ['other', 'pledge'] })).toEqual({ ok: true, person: 'ann@acme.example' });
    expect(await check({ username: 'ann' }, { personClaim: 'username' })).toEqual({ ok: true, person: 'ann' });
  });

  test('of Cognito names by client_id for whom it is', async () => {
    const access = { aud: undefined, token_use: 'access', client_id: 'pledge', username: 'ann' };
    expect(await check(access, { personClaim: 'username' })).toEqual({ ok: true, person: 'ann' });
    expect(await check({ ...access, client_id: 'other' })).toEqual(INVALID);
    expect(await check({ ...access, token_use: 'id' })).toEqual(INVALID);
    expect(await check({ ...access, aud: 'other' })).toEqual(INVALID);
  });

  test('gives the role that may most, of the groups that have one', async () => {
    const settings = { roleClaim: 'cognito:groups', roles: { admin: 'ops', agent: 'staff' } };
    const groups = async (value: unknown) => check({ 'cognito:groups': value }, settings);
    expect(await groups(['staff', 'ops', 'chess'])).toMatchObject({ role: 'admin' });
    expect(await groups('staff')).toMatchObject({ role: 'agent' });
    for (const none of [[], ['admin'], 'constructor', [null, { ops: 1 }], undefined])
      expect(await groups(none)).not.toHaveProperty('role');
    expect(await check({ 'cognito:groups': ['ops'] })).not.toHaveProperty('role');
  });

  test.each([[undefined], [''], [7], [['ann@acme.example']]])('says nothing of a person with the claim %j', async (email) => {
    expect(await check({ email })).toEqual({ ok: false, reason: 'nobody' });
  });

  test.each([[false], [undefined], ['true'], [1]])('has no verified address with %j', async (verified) => {
    expect(await check({ email_verified: verified })).toEqual({ ok: false, reason: 'unverified-email' });
  });

  test('holds until it expires, and half a minute for clocks that differ', async () => {
    const at = (seconds: number) => verifier({}, () => (SECONDS + seconds) * 1_000).verify(token(claims({ nbf: SECONDS })));
    expect(await at(629)).toMatchObject({ ok: true });
    expect(await at(630)).toEqual({ ok: false, reason: 'expired' });
    expect(await at(-30)).toMatchObject({ ok: true });
    expect(await at(-31)).toEqual({ ok: false, reason: 'not-yet' });
  });
});

describe('a token is not taken', () => {
  const hmac = (header: object, secret: string | Buffer) => {
    const content = `${encode(header)}.${encode(claims())}`;
    return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
  };
  const pem = own.publicKey.export({ type: 'spki', format: 'pem' });

  test.each<readonly [string, () => string]>([
    ['without a signature', () => `${encode({ alg: 'none' })}.${encode(claims())}.`],
    ['with the algorithm None', () => `${encode({ alg: 'None', kid: 'k1' })}.${encode(claims())}.`],
    ['that was signed with the public key as a secret', () => hmac({ alg: 'HS256', kid: 'k1' }, pem)],
    ['the same, in DER', () => hmac({ alg: 'HS256' }, own.publicKey.export({ type: 'spki', format: 'der' }))],
    ['signed with an empty secret', () => hmac({ alg: 'HS256', kid: '/dev/null' }, '')],
    ['signed by a stranger', () => token(claims(), HEADER, stranger.privateKey)],
    ['that brings its own key', () => token(claims(), { alg: 'RS256', jwk: jwk(stranger.publicKey, 'x') }, stranger.privateKey)],
    [
      'that names a place for its key',
      () => token(claims(), { ...HEADER, jku: `${issuer}/own`, x5u: `${issuer}/own` }, stranger.privateKey),
    ],
    ['with a key id that is a path', () => token(claims(), { alg: 'RS256', kid: '../../k1' })],
    ['with a key id that is a query', () => token(claims(), { alg: 'RS256', kid: "k1' OR '1'='1" })],
    ['with another algorithm than its signature', () => token(claims(), { alg: 'PS256', kid: 'k1' })],
    ['with a critical extension', () => token(claims(), { ...HEADER, crit: ['own'], own: true })],
    ['of another issuer', () => token(claims({ iss: 'https://other.example' }))],
    ['of an issuer that begins like ours', () => token(claims({ iss: `${issuer}.other.example` }))],
    ['without an issuer', () => token(claims({ iss: undefined }))],
    ['for somebody else', () => token(claims({ aud: 'other' }))],
    ['for nobody', () => token(claims({ aud: undefined }))],
    ['without an end', () => token(claims({ exp: undefined }))],
    ['with an end that is a text', () => token(claims({ exp: '9999999999' }))],
    ['without a subject', () => token(claims({ sub: undefined }))],
    ['with another payload', () => token(claims()).replace(/\.[^.]+\./, `.${encode(claims({ email: 'max@acme.example' }))}.`)],
    ['that is a list', () => token([1])],
    ['that is far too long', () => token(claims({ padding: 'x'.repeat(20_000) }))],
    ['that is no token', () => 'a.b.c'],
  ])('%s', async (_, make) => {
    expect(await verifier().verify(make())).toEqual(INVALID);
  });
});

describe('the keys of the provider', () => {
  test('are fetched once for many tokens', async () => {
    const { verify } = verifier();
    fetched = 0;
    for (let n = 0; n < 5; n += 1) expect(await verify(token(claims()))).toMatchObject({ ok: true });
    expect(fetched).toBe(1);
  });

  test('are not asked for again by every token with a key that there is not', async () => {
    const { verify } = verifier();
    await verify(token(claims()));
    fetched = 0;
    for (let n = 0; n < 5; n += 1) expect(await verify(token(claims(), { alg: 'RS256', kid: `made-up-${n}` }))).toEqual(INVALID);
    expect(fetched).toBe(0);
  });

  test('of another one are not taken for them', async () => {
    described = 'https://other.example';
    await expect(verifier().verify(token(claims()))).rejects.toMatchObject({ name: 'RetryableError' });
    described = undefined;
  });

  test('are asked for again later where nobody answers', async () => {
    const { verify } = verifier({ issuer: 'http://127.0.0.1:9' });
    await expect(verify(token(claims()))).rejects.toMatchObject({ name: 'RetryableError' });
  });
});
