import { liftAll } from '../../shared/app/mail/suppress.ts';
import type { SuppressionStore } from '../../shared/app/mail/suppression.ts';
import { type DurationMs, MINUTE_MS } from '../../shared/core/instant.ts';
import type { Scheduler } from './scheduler.ts';

/** Long enough for other tickets to meet it; for good, soon nobody would be left to mail. */
const HELD_MS: DurationMs = 20 * MINUTE_MS;

/** A suppression list with an operator who takes every address off it after a while. */
export function createSuppressionList(suppressions: SuppressionStore, scheduler: Scheduler): SuppressionStore {
  const lift = (address: string) => void liftAll({ suppressions }, address, { at: scheduler.now(), by: 'api:operator' });
  return {
    ...suppressions,
    save: async (suppression, revision) => {
      const saved = await suppressions.save(suppression, revision);
      if (saved) scheduler.after(HELD_MS, () => lift(suppression.address));
      return saved;
    },
  };
}
