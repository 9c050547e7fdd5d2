/**
 * Checks tokens of an OpenID Connect provider. What a token says of how it is to be checked is not believed: the algorithms are those
 * for public keys, the keys are the provider's own, found at the address that the deployment was told, and never one that came along.
 */
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { RetryableError } from '../app/errors.ts';
import type { Now } from '../app/ports.ts';
import type { TokenCheck, TokenSettings, TokenVerifier } from '../app/tokens/token-verifier.ts';
import { MINUTE_MS, SECOND_MS } from '../core/instant.ts';
import { ROLES } from '../core/role.ts';

/** None that works with a shared secret: a public key must never be taken for one. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
/** Clocks of two parties differ by so much. */
const SKEW_SECONDS = 30;
const LONGEST_TOKEN = 10_000;
const TIMEOUT_MS = 3 * SECOND_MS;

export type TokenVerifierOptions = { readonly settings: TokenSettings; readonly now: Now };

export function createTokenVerifier({ settings, now }: TokenVerifierOptions): TokenVerifier {
  const keys = providerKeys(settings.issuer);
  return {
    verify: async (token) => {
      if (token.length > LONGEST_TOKEN) return refused('invalid');
      try {
        const { payload } = await jwtVerify(token, await keys(), {
          issuer: settings.issuer,
          algorithms: ALGORITHMS,
          clockTolerance: SKEW_SECONDS,
          currentDate: new Date(now()),
          requiredClaims: ['exp', 'sub'],
        });
        return isForUs(payload, settings.audience) ? identityOf(payload, settings) : refused('invalid');
      } catch (error) {
        return refusalOf(error);
      }
    },
  };
}

const refused = (reason: Extract<TokenCheck, { readonly ok: false }>['reason']): TokenCheck => ({ ok: false, reason });

/** Where the keys are is asked once; the keys themselves again when a token names one that is new, at most twice a minute. */
function providerKeys(issuer: string): () => Promise<JWTVerifyGetKey> {
  let found: Promise<JWTVerifyGetKey> | undefined;
  const find = async () =>
    createRemoteJWKSet(await discover(issuer), {
      timeoutDuration: TIMEOUT_MS,
      cooldownDuration: 30 * SECOND_MS,
      cacheMaxAge: 10 * MINUTE_MS,
    });
  return () => {
    found ??= find().catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}

/** @throws RetryableError */
async function discover(issuer: string): Promise<URL> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const document = (await answer.json()) as { readonly issuer?: unknown; readonly jwks_uri?: unknown };
    // OpenID Connect Discovery 1.0, 4.3: otherwise one provider could speak for another.
    if (answer.ok && document.issuer === issuer && typeof document.jwks_uri === 'string') return new URL(document.jwks_uri);
  } catch (cause) {
    throw new RetryableError(`ask ${address}`, { cause });
  }
  throw new RetryableError(`${address} does not describe ${issuer}`);
}

/** Access tokens of Cognito have no `aud`, but say by `client_id` for whom they were made. */
function isForUs({ aud, client_id: client, token_use: use }: JWTPayload, audience: string): boolean {
  if (aud !== undefined) return [aud].flat().includes(audience);
  return use === 'access' && client === audience;
}

function identityOf(payload: JWTPayload, { personClaim = 'email', roleClaim, roles = {} }: TokenSettings): TokenCheck {
  const person = payload[personClaim];
  if (typeof person !== 'string' || person === '') return refused('nobody');
  // An address that nobody has verified is whatever its owner typed.
  if (personClaim === 'email' && payload['email_verified'] !== true) return refused('unverified-email');
  const groups: readonly unknown[] = [roleClaim === undefined ? [] : payload[roleClaim]].flat();
  const role = ROLES.findLast((one) => roles[one] !== undefined && groups.includes(roles[one]));
  return { ok: true, person, ...(role !== undefined && { role }) };
}

function refusalOf(error: unknown): TokenCheck {
  if (error instanceof errors.JWTExpired) return refused('expired');
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf') return refused('not-yet');
  if (error instanceof errors.JWKSTimeout) throw new RetryableError('ask the identity provider for its keys', { cause: error });
  if (error instanceof errors.JOSEError && !isOutage(error)) return refused('invalid');
  if (error instanceof RetryableError) throw error;
  throw new RetryableError('ask the identity provider for its keys', { cause: error });
}

/** An answer other than the keys: the library has no class of its own for it. */
const isOutage = (error: errors.JOSEError): boolean => error.code === 'ERR_JOSE_GENERIC';
