import type { Organisation } from '../../organisation.ts';
import type { OnCallOverride, OverridesBySchedule } from './schedule.ts';

/** Whether it was made at run time, and stands in no configuration. */
export const isRunTime = ({ id }: OnCallOverride): boolean => id !== undefined;

/** The organisation with exactly these overrides of run time, after those of the configuration, so that they win over them. */
export function withOverrides<O extends Pick<Organisation, 'onCall'>>(organisation: O, made: OverridesBySchedule): O {
  if (organisation.onCall === undefined) return organisation;
  const schedules = Object.entries(organisation.onCall).map(([name, schedule]) => {
    const own = Object.hasOwn(made, name) ? (made[name] ?? []) : [];
    const written = schedule.overrides.filter((override) => !isRunTime(override));
    return [name, { ...schedule, overrides: [...written, ...own] }];
  });
  return { ...organisation, onCall: Object.fromEntries(schedules) };
}
