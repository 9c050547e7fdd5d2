import type { Instant } from '../../core/instant.ts';
import type { Services } from '../services.ts';
import type { StoredKey } from './key-store.ts';
import { isSecretOf, readKeyText } from './key-text.ts';
import { isRevoked } from './manage-keys.ts';

/** Only whoever has the right secret learns that a key has ended: to everybody else it is wrong, as one that never was. */
export type Admission =
  | { readonly ok: true; readonly key: StoredKey }
  | { readonly ok: false; readonly reason: 'incomplete' | 'wrong' | 'revoked' | 'expired' | 'rotated' };

const refused = (reason: Extract<Admission, { readonly ok: false }>['reason']): Admission => ({ ok: false, reason });

/** Whether a text is a key that may be used now; its use is noted. */
export async function admitKey({ now, keys }: Pick<Services, 'now' | 'keys'>, text: string): Promise<Admission> {
  const given = readKeyText(text);
  if (given === undefined) return refused('incomplete');
  const at = now();
  const known = judge(await keys.find(given.name), given.secret, at);
  // A secret that was made a moment ago is not remembered yet, and whoever was handed it uses it at once.
  const isUnknown = !known.ok && known.reason === 'wrong';
  const admission = isUnknown ? judge(await keys.load(given.name), given.secret, at) : known;
  if (admission.ok) await keys.noteUse(admission.key.name, at);
  return admission;
}

/** All its secrets are always compared, so that the time it takes does not tell which one was close. */
function judge(key: StoredKey | undefined, secret: string, at: Instant): Admission {
  if (key === undefined) return refused('wrong');
  const { digest, previous = [], expiresAt } = key;
  const isCurrent = isSecretOf(secret, digest);
  const [before] = previous.filter((one) => isSecretOf(secret, one.digest));
  if (!isCurrent && before === undefined) return refused('wrong');
  if (isRevoked(key)) return refused('revoked');
  if (expiresAt !== undefined && at >= expiresAt) return refused('expired');
  if (before !== undefined && at >= before.until) return refused('rotated');
  return { ok: true, key };
}
