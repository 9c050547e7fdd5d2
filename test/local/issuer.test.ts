import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Platform } from '../../local/platform.ts';
import { call, runPlatform } from './support/platform.ts';

const REDIRECT = 'http://localhost:8400/signed-in';

/** What a program asks for, and what it keeps to itself. */
function createRequest(changes: { readonly [name: string]: string } = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'pledge',
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'openid email',
    code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    state: 'abc',
    nonce: 'n-1',
    ...changes,
  });
  return { verifier, path: `/_local/oidc/authorize?${query.toString()}` };
}

const form = (fields: { readonly [name: string]: string }) => ({
  method: 'POST',
  body: new URLSearchParams(fields).toString(),
  redirect: 'manual' as const,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});

const choose = (platform: Platform, path: string, fields: { readonly [name: string]: string }) =>
  call(platform, path, undefined, form(fields));

const redeem = (platform: Platform, code: string, verifier: string, changes: { readonly [name: string]: string } = {}) =>
  call(
    platform,
    '/_local/oidc/token',
    undefined,
    form({
      grant_type: 'authorization_code',
      client_id: 'pledge',
      redirect_uri: REDIRECT,
      code,
      code_verifier: verifier,
      ...changes,
    }),
  );

async function signIn(platform: Platform, person: string, role = '') {
  const { path, verifier } = createRequest();
  const { headers } = await choose(platform, path, { person, role });
  const target = new URL(headers.get('location') ?? '');
  return { target, verifier, code: target.searchParams.get('code') ?? '' };
}

const WRONG: readonly (readonly [changes: { readonly [name: string]: string }, field: string])[] = [
  [{ redirect_uri: 'https://elsewhere.example/' }, 'redirect_uri'],
  [{ redirect_uri: 'http://localhost.elsewhere.example/' }, 'redirect_uri'],
  [{ client_id: 'another' }, 'client_id'],
  [{ response_type: 'token' }, 'response_type'],
  [{ code_challenge_method: 'plain' }, 'code_challenge_method'],
  [{ code_challenge: 'short' }, 'code_challenge'],
  [{ scope: 'email' }, 'scope'],
];

const asBearer = (token: unknown) => ({ headers: { authorization: `Bearer ${String(token)}` } });

describe('the identity provider of a laptop', () => {
  test('describes itself as OpenID Connect asks for', async () => {
    const platform = await runPlatform();
    const { body } = await call(platform, '/_local/oidc/.well-known/openid-configuration');
    expect(body).toMatchObject({
      issuer: `${platform.url}/_local/oidc`,
      authorization_endpoint: `${platform.url}/_local/oidc/authorize`,
      code_challenge_methods_supported: ['S256'],
    });
  });

  test('lets somebody choose who they are, and gives the program a token that the API takes', async () => {
    const platform = await runPlatform();
    const { path } = createRequest();
    expect(String((await call(platform, path)).body['text'])).toContain('leo@acme.example');
    const { target, verifier, code } = await signIn(platform, 'leo');
    expect(`${target.origin}${target.pathname}`).toBe(REDIRECT);
    expect(Object.fromEntries(target.searchParams)).toMatchObject({ state: 'abc', iss: `${platform.url}/_local/oidc` });
    const { status, body } = await redeem(platform, code, verifier);
    expect(status).toBe(200);
    const [, claims = ''] = String(body['id_token']).split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ preferred_username: 'leo', nonce: 'n-1' });
    expect((await call(platform, '/v1/tickets', undefined, asBearer(body['id_token']))).status).toBe(200);
    expect((await call(platform, '/v1/keys', undefined, asBearer(body['id_token']))).status).toBe(403);
  });

  test('gives the role that was chosen', async () => {
    const platform = await runPlatform();
    const { verifier, code } = await signIn(platform, 'leo', 'admin');
    const { body } = await redeem(platform, code, verifier);
    expect((await call(platform, '/v1/keys', undefined, asBearer(body['id_token']))).status).toBe(200);
    const byHand = await call(platform, '/_local/oidc/token', { person: 'leo', role: 'read-only' });
    const note = await call(platform, '/v1/tickets', { subject: 'x' }, asBearer(byHand.body['access_token']));
    expect(note.status).toBe(403);
  });

  test('takes a code once, and only from whoever asked for it', async () => {
    const platform = await runPlatform();
    const first = await signIn(platform, 'leo');
    expect((await redeem(platform, first.code, 'another verifier')).body).toMatchObject({ error: 'invalid_grant' });
    expect((await redeem(platform, first.code, first.verifier)).status).toBe(400);
    const second = await signIn(platform, 'leo');
    expect((await redeem(platform, second.code, second.verifier, { redirect_uri: 'http://localhost:1/' })).status).toBe(400);
  });

  test('refuses what a real one would', async () => {
    const platform = await runPlatform();
    for (const [changes, field] of WRONG) {
      const { path } = createRequest(changes);
      const answers = [await call(platform, path), await choose(platform, path, { person: 'leo' })];
      for (const { status, body } of answers)
        expect([status, body['detail']]).toEqual([400, expect.stringMatching(`^${field} must`)]);
    }
  });

  test('shows a token to whoever signs in without a program, and knows nobody else', async () => {
    const platform = await runPlatform();
    const { body } = await choose(platform, '/_local/sign-in', { person: 'leo', role: '' });
    expect(String(body['text'])).toMatch(/authorization: Bearer eyJ/);
    expect((await choose(platform, '/_local/sign-in', { person: 'nobody' })).status).toBe(400);
  });
});
