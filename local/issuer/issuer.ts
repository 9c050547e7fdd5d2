import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { TokenSettings } from '../../shared/app/tokens/token-verifier.ts';

/**
 * The identity provider of this machine: whoever asks gets a token for whichever member of staff they name. Its key lives as long as the
 * process, and so do its tokens.
 */
export type LocalIssuer = {
  readonly settings: TokenSettings;
  readonly discovery: object;
  readonly keys: object;
  /** A token for an hour. */
  tokenFor(person: string): Promise<string>;
};

/** Below the address of the platform. */
export const ISSUER_PATH = '/_local/oidc';
const AUDIENCE = 'pledge';
const KEY_ID = 'local';
export const TOKEN_SECONDS = 3_600;

export async function createLocalIssuer(url: string, now: () => number): Promise<LocalIssuer> {
  const issuer = `${url}${ISSUER_PATH}`;
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const key = { ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'ES256', use: 'sig' };
  return {
    settings: { issuer, audience: AUDIENCE, personClaim: 'preferred_username' },
    discovery: {
      issuer,
      jwks_uri: `${issuer}/keys`,
      token_endpoint: `${issuer}/token`,
      response_types_supported: ['token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
    },
    keys: { keys: [key] },
    tokenFor: (person) => {
      const seconds = Math.floor(now() / 1_000);
      return new SignJWT({ preferred_username: person })
        .setProtectedHeader({ alg: 'ES256', kid: KEY_ID, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(AUDIENCE)
        .setSubject(person)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + TOKEN_SECONDS)
        .sign(privateKey);
    },
  };
}
