import { withoutSuppressed } from '../../core/escalation/reach.ts';
import { findPerson, type Organisation } from '../../core/organisation.ts';
import type { ForeseenLevel } from '../../core/what-if/foreseen-levels.ts';
import { addressKey, forbidding } from '../mail/suppression.ts';
import type { Services } from '../services.ts';

/** Says of foreseen levels whom no mail reaches, as the suppression list stands now. One read for each address that would be told. */
export async function markSuppressed(
  { suppressions }: Pick<Services, 'suppressions'>,
  levels: readonly ForeseenLevel[],
  organisation: Organisation,
): Promise<readonly ForeseenLevel[]> {
  const told = new Set(levels.flatMap(({ reach }) => reach.recipients.flatMap((one) => one.told)));
  const isSuppressed = async (name: string): Promise<boolean> => {
    const email = findPerson(organisation, name)?.email ?? name;
    const suppression = email.includes('@') ? await suppressions.load(addressKey(email)) : undefined;
    return suppression !== undefined && forbidding(suppression, 'escalation') !== undefined;
  };
  const found = await Promise.all([...told].map(async (name) => ((await isSuppressed(name)) ? [name] : [])));
  const suppressed = new Set(found.flat());
  return levels.map((level) => ({ ...level, reach: withoutSuppressed(level.reach, suppressed) }));
}
