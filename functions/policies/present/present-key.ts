import type { ApiKeyBody } from '../../../shared/api/schemas/keys.ts';
import { toIso, toIsoIfAny } from '../../../shared/app/iso.ts';
import type { StoredKey } from '../../../shared/app/keys/key-store.ts';
import { prefixOf } from '../../../shared/app/keys/key-text.ts';
import { isRevoked } from '../../../shared/app/keys/manage-keys.ts';
import { defined } from '../../../shared/core/defined.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import type { Role } from '../../../shared/core/role.ts';

/** A key as admins see it: everything but what would help somebody to be it. */
export function presentKey(key: StoredKey, now: Instant, lastUse: Instant | undefined): ApiKeyBody {
  const { name, role, person, forStaff = false, teams, expiresAt, requestsPerMinute, previous = [], history } = key;
  return defined({
    name,
    source: 'api' as const,
    prefix: prefixOf(name),
    role,
    person,
    forStaff,
    teams: teams === undefined ? undefined : [...teams],
    state: stateOf(key, now),
    expiresAt: toIsoIfAny(expiresAt),
    requestsPerMinute,
    previousUntil: toIsoIfAny(previous.map(({ until }) => until).find((until) => now < until)),
    lastUsedAt: toIsoIfAny(lastUse) ?? null,
    history: history.map(({ did, at, by }) => ({ did, at: toIso(at), by })),
  });
}

/** One that the operator put among the secrets. */
export const presentSecretKey = (name: string, role: Role): ApiKeyBody => ({
  name,
  source: 'secret',
  role,
  forStaff: true,
  state: 'active',
  lastUsedAt: null,
  history: [],
});

function stateOf(key: StoredKey, now: Instant): ApiKeyBody['state'] {
  if (isRevoked(key)) return 'revoked';
  return key.expiresAt !== undefined && now >= key.expiresAt ? 'expired' : 'active';
}
