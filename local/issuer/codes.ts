import { hash, randomBytes } from 'node:crypto';
import { CLIENT_ID, type Identity } from './issuer.ts';

/**
 * The authorization code flow with PKCE (RFC 7636), as strict as a real provider is where a program could get it wrong: a client that
 * works here works there.
 */
export type SignInRequest = {
  readonly redirectUri: string;
  readonly challenge: string;
  readonly state?: string;
  readonly nonce?: string;
};

export type Codes = {
  /** Where the browser goes on, with a code that is good once. */
  grant(request: SignInRequest, identity: Identity): URL;
  /** @returns who has signed in, or what is wrong */
  redeem(form: URLSearchParams): Identity | { readonly problem: string };
};

/** Of those that nobody came for, the oldest go. */
const MOST_CODES = 100;
/** The base64url form of 256 bits. */
const CHALLENGE = /^[\w-]{43}$/;
/** Programs on this machine alone. */
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

type Granted = { readonly request: SignInRequest; readonly identity: Identity };

export function createCodes(issuer: string): Codes {
  const granted = new Map<string, Granted>();
  return {
    grant: (request, identity) => {
      const code = randomBytes(24).toString('base64url');
      granted.set(code, { request, identity });
      for (const old of [...granted.keys()].slice(0, -MOST_CODES)) granted.delete(old);
      const target = new URL(request.redirectUri);
      target.searchParams.set('code', code);
      target.searchParams.set('iss', issuer);
      if (request.state !== undefined) target.searchParams.set('state', request.state);
      return target;
    },
    redeem: (form) => {
      const code = form.get('code') ?? '';
      const found = granted.get(code);
      granted.delete(code);
      if (found === undefined) return { problem: 'The code is none of this provider, or was used before. Sign in again.' };
      const problem = problemOfRedeeming(form, found.request);
      return problem === undefined ? { ...found.identity, nonce: found.request.nonce } : { problem };
    },
  };
}

function problemOfRedeeming(form: URLSearchParams, { redirectUri, challenge }: SignInRequest): string | undefined {
  if (form.get('client_id') !== CLIENT_ID) return `client_id must be ${CLIENT_ID}.`;
  if (form.get('redirect_uri') !== redirectUri) return 'redirect_uri must be that of the authorization request.';
  const isKnown = hash('sha256', form.get('code_verifier') ?? '', 'base64url') === challenge;
  return isKnown ? undefined : 'code_verifier does not fit the code_challenge of the authorization request.';
}

/** What a program asks of the page to sign in, or what is wrong with it. */
export function readSignInRequest(query: URLSearchParams): SignInRequest | { readonly problem: string } {
  const redirectUri = query.get('redirect_uri') ?? '';
  const challenge = query.get('code_challenge') ?? '';
  const checks: readonly (readonly [boolean, string])[] = [
    [query.get('client_id') === CLIENT_ID, `client_id must be ${CLIENT_ID}.`],
    [isLoopback(redirectUri), 'redirect_uri must be an address on this machine, such as http://localhost:8400/.'],
    [query.get('response_type') === 'code', 'response_type must be code.'],
    [(query.get('scope') ?? '').split(' ').includes('openid'), 'scope must have openid in it.'],
    [query.get('code_challenge_method') === 'S256', 'code_challenge_method must be S256.'],
    [CHALLENGE.test(challenge), 'code_challenge must be the SHA-256 of the code_verifier in base64url, 43 characters.'],
  ];
  const failed = checks.find(([passed]) => !passed);
  if (failed !== undefined) return { problem: failed[1] };
  const state = query.get('state');
  const nonce = query.get('nonce');
  return { redirectUri, challenge, ...(state !== null && { state }), ...(nonce !== null && { nonce }) };
}

function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, hash: fragment } = new URL(address);
  return protocol === 'http:' && LOOPBACK.includes(hostname) && fragment === '';
}
