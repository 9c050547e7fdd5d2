import { withoutSuppressed } from '../../core/escalation/reach.ts';
import { findPerson, type Organisation } from '../../core/organisation.ts';
import type { ForeseenLevel } from '../../core/what-if/foreseen-levels.ts';
import { addressKey, forbidding } from '../mail/suppression.ts';
import type { Services } from '../services.ts';
import type { SimulatedStep } from './simulate.ts';

/** Says of foreseen levels whom no mail reaches, as the suppression list stands now. One read for each address that would be told. */
export async function markSuppressed(
  { suppressions }: Pick<Services, 'suppressions'>,
  levels: readonly ForeseenLevel[],
  organisation: Organisation,
): Promise<readonly ForeseenLevel[]> {
  const isSuppressed = suppressionIn(suppressions, 'escalation');
  const told = new Set(levels.flatMap(({ reach }) => reach.recipients.flatMap((one) => one.told)));
  const found = await Promise.all(
    [...told].map(async (name) => ((await isSuppressed(findPerson(organisation, name)?.email ?? name)) ? [name] : [])),
  );
  const suppressed = new Set(found.flat());
  return levels.map((level) => ({ ...level, reach: withoutSuppressed(level.reach, suppressed) }));
}

/** The same of what would be done about a ticket; mails that would not be sent are left out. */
export async function withoutSuppressedMails(
  services: Pick<Services, 'suppressions'>,
  steps: readonly SimulatedStep[],
  organisation: Organisation,
): Promise<readonly SimulatedStep[]> {
  const marked = await Promise.all(
    steps.map(async (step): Promise<readonly SimulatedStep[]> => {
      if (step.kind === 'level') {
        const [level = step.level] = await markSuppressed(services, [step.level], organisation);
        return [{ ...step, level }];
      }
      if (step.kind !== 'notice') return [step];
      const { notice, to } = step.notice.effect;
      return (await suppressionIn(services.suppressions, notice)(to.email)) ? [] : [step];
    }),
  );
  return marked.flat();
}

const suppressionIn =
  (suppressions: Services['suppressions'], notice: string) =>
  async (address: string): Promise<boolean> => {
    const suppression = address.includes('@') ? await suppressions.load(addressKey(address)) : undefined;
    return suppression !== undefined && forbidding(suppression, notice) !== undefined;
  };
