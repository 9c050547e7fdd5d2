import type { onCallRoutes } from '../../../../shared/api/routes/on-call.ts';
import type { OnCallNowListBody } from '../../../../shared/api/schemas/on-call.ts';
import { toIso } from '../../../../shared/app/iso.ts';
import type { Configuration } from '../../../../shared/app/ports.ts';
import type { OnCallSchedule } from '../../../../shared/core/escalation/on-call/schedule.ts';
import { withOverrides } from '../../../../shared/core/escalation/on-call/with-overrides.ts';
import { DAY_MS, type DurationMs, type Instant } from '../../../../shared/core/instant.ts';
import { findSchedule } from '../../../../shared/core/organisation.ts';
import type { Interval } from '../../../../shared/core/sla/interval.ts';
import type { Operations } from '../../../../shared/lambda/http-api.ts';
import { HttpProblem, invalidField } from '../../../../shared/lambda/http-problem.ts';
import { onCallCalendar } from '../../present/on-call-calendar.ts';
import { presentGaps, presentNow, presentShifts } from '../../present/present-on-call.ts';
import type { PoliciesServices } from '../../services.ts';
import { json } from '../replies.ts';

/** What can be asked of on-call schedules, overrides of run time included as soon as they are made. */
type Routes = Pick<typeof onCallRoutes, 'listOnCall' | 'getOnCall' | 'listOnCallGaps' | 'getOnCallCalendar'>;

const SHIFTS_MS = 14 * DAY_MS;
const GAPS_MS = 90 * DAY_MS;
const LONGEST_MS = 400 * DAY_MS;

export const scheduleOperations = (services: PoliciesServices): Operations<Routes> => ({
  listOnCall: async ({ query }) => {
    const { organisation } = await configurationNow(services);
    const at = query.at ?? services.now();
    const schedules = Object.values(organisation.onCall ?? {});
    const answer: OnCallNowListBody = { at: toIso(at), items: schedules.map((one) => presentNow(one, organisation, at)) };
    return json(answer);
  },
  getOnCall: async ({ params, query }) => {
    const { organisation, schedule } = await scheduleNow(services, params);
    return json(presentShifts(schedule, organisation, stretchOf(query, services.now(), SHIFTS_MS)));
  },
  listOnCallGaps: async ({ params, query }) => {
    const { organisation, schedule } = await scheduleNow(services, params);
    return json(presentGaps(schedule, organisation, stretchOf(query, services.now(), GAPS_MS)));
  },
  getOnCallCalendar: async ({ params, query }) => {
    const { organisation, schedule, mail } = await scheduleNow(services, params);
    const at = services.now();
    const within = stretchOf(query, at, GAPS_MS);
    const language = query.lang ?? mail.defaultLanguage;
    const text = onCallCalendar({
      schedule,
      organisation,
      within,
      person: query.person,
      language,
      domain: mail.inboundDomain,
      at,
    });
    return { status: 200, content: { kind: 'calendar', text } };
  },
});

/** The configuration with the overrides as they are this instant: whoever has just made one sees it. */
async function configurationNow({ configuration }: PoliciesServices): Promise<Configuration> {
  const [current, { bySchedule }] = await Promise.all([configuration.current(), configuration.overrides()]);
  return { ...current, organisation: withOverrides(current.organisation, bySchedule) };
}

/** @throws HttpProblem 404 */
export async function scheduleNow(
  services: PoliciesServices,
  params: { readonly [name: string]: string },
): Promise<Configuration & { readonly schedule: OnCallSchedule }> {
  const configuration = await configurationNow(services);
  const schedule = findSchedule(configuration.organisation, params['schedule'] ?? '');
  if (schedule !== undefined) return { ...configuration, schedule };
  const names = Object.keys(configuration.organisation.onCall ?? {});
  throw new HttpProblem({
    status: 404,
    code: 'unknown-schedule',
    detail: `No on-call schedule has this name. ${names.length === 0 ? 'The configuration has none.' : `There are ${names.join(', ')}.`}`,
  });
}

type Given = { readonly from?: Instant | undefined; readonly to?: Instant | undefined };

/** @throws HttpProblem 422 */
function stretchOf({ from: given, to: end }: Given, now: Instant, byDefault: DurationMs): Interval {
  const from = given ?? now;
  const to = end ?? from + byDefault;
  if (to > from && to - from <= LONGEST_MS) return { from, to };
  const detail =
    to > from ? 'Is more than 400 days after `from`. Ask for less at once.' : 'Is not after `from`. Name a later instant.';
  throw invalidField({ field: 'to', in: 'query', detail });
}
