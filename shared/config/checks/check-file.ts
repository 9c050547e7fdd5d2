import type { LocalDate } from '../../core/sla/calendar.ts';
import type { Finding } from '../problem.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { checkCalendars } from './check-calendars.ts';
import { checkChannels } from './check-channels.ts';
import { checkEscalations } from './check-escalations.ts';
import { checkHolidays } from './check-holidays.ts';
import { checkOnCall } from './check-on-call.ts';
import { checkOnCallGaps } from './check-on-call-gaps.ts';
import { checkPeople } from './check-people.ts';
import { checkPolicies } from './check-policies.ts';
import { checkPriorities } from './check-priorities.ts';
import { checkRouting } from './check-routing.ts';
import { checkTemplates } from './check-templates.ts';
import { checkWebhooks } from './check-webhooks.ts';

/** Everything that a well-formed file can still get wrong; told the date, also what will soon be out of date. */
export function checkFile(file: ConfigurationFile, today?: LocalDate): readonly Finding[] {
  const checks = [
    checkPeople,
    checkCalendars,
    checkPolicies,
    checkPriorities,
    checkEscalations,
    checkOnCall,
    checkRouting,
    checkChannels,
    checkTemplates,
    checkWebhooks,
  ];
  const dated = [checkHolidays, checkOnCallGaps];
  return [
    ...checks.flatMap((check) => check(file)),
    ...(today === undefined ? [] : dated.flatMap((check) => check(file, today))),
  ];
}
