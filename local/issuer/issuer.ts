import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { TokenSettings } from '../../shared/app/tokens/token-verifier.ts';
import { defined } from '../../shared/core/defined.ts';
import type { Organisation } from '../../shared/core/organisation.ts';
import { ROLES, type Role } from '../../shared/core/role.ts';

/**
 * The identity provider of this machine: whoever asks gets a token for whichever member of staff they name. Its key lives as long as the
 * process, and so do its tokens.
 */
export type LocalIssuer = {
  readonly settings: TokenSettings;
  readonly discovery: object;
  readonly keys: object;
  /** Who can be chosen on the page to sign in. */
  readonly organisation: Organisation;
  /** For an hour. */
  tokenFor(identity: Identity): Promise<string>;
};

export type Identity = {
  /** Id or e-mail address. */
  readonly person: string;
  /** Absent: what follows from where they stand. */
  readonly role?: Role | undefined;
  /** Of the program that asked for it, given back to it. */
  readonly nonce?: string | undefined;
};

/** Below the address of the platform. */
export const ISSUER_PATH = '/_local/oidc';
export const CLIENT_ID = 'pledge';
const KEY_ID = 'local';
export const TOKEN_SECONDS = 3_600;

export type IssuerOptions = { readonly url: string; readonly now: () => number; readonly organisation: Organisation };

export async function createLocalIssuer({ url, now, organisation }: IssuerOptions): Promise<LocalIssuer> {
  const issuer = `${url}${ISSUER_PATH}`;
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const key = { ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'ES256', use: 'sig' };
  return {
    settings: {
      issuer,
      audience: CLIENT_ID,
      personClaim: 'preferred_username',
      roleClaim: 'groups',
      roles: Object.fromEntries(ROLES.map((role) => [role, role])),
    },
    discovery: discoveryOf(issuer),
    keys: { keys: [key] },
    organisation,
    tokenFor: ({ person, role, nonce }) => {
      const seconds = Math.floor(now() / 1_000);
      return new SignJWT(defined({ preferred_username: person, nonce, groups: role === undefined ? undefined : [role] }))
        .setProtectedHeader({ alg: 'ES256', kid: KEY_ID, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(CLIENT_ID)
        .setSubject(person)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + TOKEN_SECONDS)
        .sign(privateKey);
    },
  };
}

const discoveryOf = (issuer: string): object => ({
  issuer,
  jwks_uri: `${issuer}/keys`,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['none'],
  scopes_supported: ['openid', 'email'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['ES256'],
  authorization_response_iss_parameter_supported: true,
});
