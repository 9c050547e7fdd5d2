import * as z from 'zod/mini';
import type { Now } from '../app/ports.ts';
import type { Services } from '../app/services.ts';
import { createDynamoClient } from '../aws/clients.ts';
import { createKeyStore } from '../aws/key-store.ts';
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

type AccessEnv = { readonly TABLE_NAME: string /** Settings of tokens as JSON, or `off`. */; readonly OIDC: string };

/** What it takes to know who calls, besides the secrets. */
export function accessServices({ TABLE_NAME, OIDC }: AccessEnv, now: Now): Pick<Services, 'keys' | 'tokens'> {
  return {
    keys: createKeyStore({ dynamo: createDynamoClient(), name: TABLE_NAME }),
    ...(OIDC !== 'off' && { tokens: createTokenVerifier({ settings: defined(tokenSettings.parse(JSON.parse(OIDC))), now }) }),
  };
}
