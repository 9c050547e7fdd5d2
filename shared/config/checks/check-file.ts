import type { Finding } from '../problem.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { checkCalendars } from './check-calendars.ts';
import { checkChannels } from './check-channels.ts';
import { checkEscalations } from './check-escalations.ts';
import { checkPeople } from './check-people.ts';
import { checkPolicies } from './check-policies.ts';
import { checkRouting } from './check-routing.ts';

/** Everything that a well-formed file can still get wrong. */
export function checkFile(file: ConfigurationFile): readonly Finding[] {
  return [checkPeople, checkCalendars, checkPolicies, checkEscalations, checkRouting, checkChannels].flatMap((check) =>
    check(file),
  );
}
