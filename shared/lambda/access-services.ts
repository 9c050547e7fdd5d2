import * as z from 'zod/mini';
import { createRequestLimits, DEFAULT_LIMITS } from '../app/keys/request-limits.ts';
import type { Services } from '../app/services.ts';
import { createDynamoClient } from '../aws/clients.ts';
import { createKeyStore } from '../aws/key-store.ts';
import { createRateCounter } from '../aws/rate-counter.ts';
import { defined } from '../core/defined.ts';
import { ROLES } from '../core/role.ts';
import { createTokenVerifier } from '../net/token-verifier.ts';

const tokenSettings = z.strictObject({
  issuer: z.string(),
  audience: z.string(),
  personClaim: z.optional(z.string()),
  roleClaim: z.optional(z.string()),
  roles: z.optional(z.partialRecord(z.enum(ROLES), z.string())),
});

const limitsByRole = z.partialRecord(z.enum(ROLES), z.int());

type AccessEnv = {
  readonly TABLE_NAME: string;
  /** Settings of tokens as JSON, or `off`. */
  readonly OIDC: string;
  /** What differs from the usual limits, by role, as JSON. */
  readonly REQUESTS_PER_MINUTE: string;
};

/** What it takes to know who calls and how often they may, besides the secrets. */
export function accessServices(
  { TABLE_NAME, OIDC, REQUESTS_PER_MINUTE }: AccessEnv,
  { now, metrics }: Pick<Services, 'now' | 'metrics'>,
): Pick<Services, 'keys' | 'tokens' | 'requestLimits'> {
  const table = { dynamo: createDynamoClient(), name: TABLE_NAME };
  const limits = { ...DEFAULT_LIMITS, ...defined(limitsByRole.parse(JSON.parse(REQUESTS_PER_MINUTE))) };
  return {
    keys: createKeyStore(table),
    requestLimits: createRequestLimits({ now, metrics, rates: createRateCounter(table) }, limits),
    ...(OIDC !== 'off' && { tokens: createTokenVerifier({ settings: defined(tokenSettings.parse(JSON.parse(OIDC))), now }) }),
  };
}
