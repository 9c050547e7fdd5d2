import * as z from 'zod/mini';
import { LONGEST_WORD } from '../../core/limits.ts';
import { ROLES } from '../../core/role.ts';
import { described, instant, isoInstant, line, word } from '../text.ts';

/** API keys, without their secrets; a secret is answered once, where it is made. */
const role = z.enum(ROLES);

/** A thousand in a second. */
const MOST_A_MINUTE = 60_000;
const LIMIT = `Must be a whole number of requests from 1 to ${MOST_A_MINUTE}.`;

export const keyRequest = z.strictObject({
  name: described(word(40), 'Finds the key, and stands in histories as `api:<name>`. A name is given once, for good'),
  role: described(role, 'What it may do'),
  person: z.optional(
    described(line(40), 'Id of the member of staff whose key it is. Agents, leads and managers are somebody; programs are not'),
  ),
  forStaff: z.optional(described(z.boolean(), 'Of an integrator: may name any member of staff as the author')),
  teams: z.optional(
    described(
      z.array(line(LONGEST_WORD)).check(z.minLength(1), z.maxLength(20)),
      'Sees and changes only tickets of these teams; all of them when left out',
    ),
  ),
  expiresAt: z.optional(described(instant, 'Until when it can be used; for good when left out')),
  requestsPerMinute: z.optional(
    described(
      z.int({ error: LIMIT }).check(z.minimum(1, { error: LIMIT }), z.maximum(MOST_A_MINUTE, { error: LIMIT })),
      'How often it may ask in a minute; what its role has when left out',
    ),
  ),
});

/** A month: who needs longer has forgotten it. */
const LONGEST_GRACE_SECONDS = 30 * 86_400;
const GRACE = `Must be a whole number of seconds from 0 to ${LONGEST_GRACE_SECONDS}.`;

export const keyRotation = z.strictObject({
  graceSeconds: z.optional(
    described(
      z.int({ error: GRACE }).check(z.minimum(0, { error: GRACE }), z.maximum(LONGEST_GRACE_SECONDS, { error: GRACE })),
      'For how long the secret that it has now stays good; a day when left out, 0: it ends at once',
    ),
  ),
});

export const apiKey = z.object({
  name: z.string(),
  source: described(z.enum(['api', 'secret']), '`secret`: stands in the secret of the deployment, and is changed there'),
  prefix: z.optional(described(z.string(), 'How the key begins')),
  role,
  person: z.optional(z.string()),
  forStaff: z.boolean(),
  teams: z.optional(z.array(z.string())),
  state: z.enum(['active', 'expired', 'revoked']),
  expiresAt: z.optional(isoInstant),
  requestsPerMinute: z.optional(described(z.int(), 'Where it has a limit of its own')),
  previousUntil: z.optional(described(isoInstant, 'Until when the secret before the last rotation is good')),
  lastUsedAt: z.nullable(described(isoInstant, 'To about five minutes; null: never, or not known')),
  history: described(
    z.array(z.object({ did: z.enum(['created', 'rotated', 'revoked']), at: isoInstant, by: z.string() })),
    'Oldest first',
  ),
});

export const apiKeyList = z.object({ items: z.array(apiKey) });

export const newSecret = z.object({
  key: apiKey,
  secret: described(z.string(), 'What to send as `Authorization: Bearer …`. It is never shown again'),
});

export type ApiKeyBody = z.output<typeof apiKey>;
export type NewSecretBody = z.output<typeof newSecret>;
