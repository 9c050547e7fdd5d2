import { gaps, type OnCallGap } from '../../core/escalation/on-call/gaps.ts';
import { DAY_MS } from '../../core/instant.ts';
import type { LocalDate } from '../../core/sla/calendar.ts';
import { parseLocalDate } from '../../core/sla/local-date.ts';
import { instantOf, wallTimeAt } from '../../core/sla/wall-time.ts';
import { compileOrganisation } from '../compile/compile-file.ts';
import { type Finding, warning } from '../problem.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { formatDuration } from '../text/duration.ts';
import { formatWallTime } from '../text/wall-time.ts';

const DAYS_AHEAD = 90;

/** Schedules that leave nobody on call, or nobody who can be told, at some time of the next 90 days. */
export function checkOnCallGaps(file: ConfigurationFile, today: LocalDate): readonly Finding[] {
  const midnight = (parseLocalDate(today) ?? 0) * DAY_MS;
  const organisation = compileOrganisation(file);
  return Object.entries(organisation.onCall ?? {}).flatMap(([name, schedule]) => {
    const from = instantOf(schedule.timeZone, midnight);
    const found = gaps(schedule, organisation, { from, to: from + DAYS_AHEAD * DAY_MS });
    const [first, ...others] = found;
    if (first === undefined) return [];
    const more =
      others.length === 0
        ? ''
        : `, and ${others.length} more ${others.length === 1 ? 'time' : 'times'} within ${DAYS_AHEAD} days`;
    return [warning(['on-call', name], `${gapText(first, schedule.timeZone)}${more}; npm run -s oncall -- gaps lists all`)];
  });
}

function gapText({ from, to, unreachable }: OnCallGap, timeZone: string): string {
  const when = `from ${formatWallTime(wallTimeAt(timeZone, from))} for ${formatDuration(to - from)}`;
  if (unreachable.length === 0) return `has nobody on call ${when}`;
  const silent = unreachable.map(({ person, because }) =>
    because === 'unknown' ? `${person} is not in people` : `people.${person} has no email`,
  );
  return `has nobody on call who can be told ${when}: ${silent.join(', ')}`;
}
