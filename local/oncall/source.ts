import { onCallCalendar } from '../../functions/policies/present/on-call-calendar.ts';
import { presentGaps, presentNow, presentShifts } from '../../functions/policies/present/present-on-call.ts';
import {
  type OnCallGapListBody,
  type OnCallNowListBody,
  type OnCallShiftListBody,
  onCallGapList,
  onCallNowList,
  onCallShiftList,
} from '../../shared/api/schemas/on-call.ts';
import { toIso, toIsoIfAny } from '../../shared/app/iso.ts';
import { loadConfiguration } from '../../shared/config/load-configuration.ts';
import { DAY_MS, type Instant } from '../../shared/core/instant.ts';
import type { Language } from '../../shared/core/language.ts';
import { findSchedule } from '../../shared/core/organisation.ts';
import { ApiError, createApiClient, findAccess } from '../api-client.ts';
import { describeCheck } from '../policy/check-command.ts';
import { connect } from '../terminal/connect.ts';
import type { OnCallOptions, OnCallSurroundings } from './command.ts';

type Stretch = { readonly from?: Instant | undefined; readonly to?: Instant | undefined };
type CalendarQuery = Stretch & { readonly person?: string | undefined; readonly language: Language };

/** Whoever knows the schedules: a platform, with what was changed at run time, or a configuration file. */
export type Source = {
  now(at: Instant | undefined): Promise<OnCallNowListBody>;
  shifts(schedule: string, stretch: Stretch): Promise<OnCallShiftListBody>;
  gaps(schedule: string, stretch: Stretch): Promise<OnCallGapListBody>;
  calendar(schedule: string, query: CalendarQuery): Promise<string>;
};

/** @throws ApiError when the file has mistakes, or nothing is known of a platform */
export function openSource(options: OnCallOptions, surroundings: OnCallSurroundings): Source {
  return options.file === undefined ? platformSource(options, surroundings) : fileSource(options.file, surroundings.now());
}

export const pathOf = (schedule: string, ...rest: readonly string[]): string =>
  ['/v1/on-call', ...[schedule, ...rest].map(encodeURIComponent)].join('/');

function platformSource(options: OnCallOptions, surroundings: OnCallSurroundings): Source {
  const ask = connect(options, surroundings);
  const client = createApiClient(findAccess(options, surroundings.env));
  const iso = ({ from, to }: Stretch) => ({ from: toIsoIfAny(from), to: toIsoIfAny(to) });
  return {
    now: (at) => ask({ method: 'GET', path: '/v1/on-call', query: { at: toIsoIfAny(at) }, answer: onCallNowList }),
    shifts: (schedule, stretch) => ask({ method: 'GET', path: pathOf(schedule), query: iso(stretch), answer: onCallShiftList }),
    gaps: (schedule, stretch) =>
      ask({ method: 'GET', path: pathOf(schedule, 'gaps'), query: iso(stretch), answer: onCallGapList }),
    calendar: (schedule, { person, language, ...stretch }) =>
      client.text(pathOf(schedule, 'calendar.ics'), { ...iso(stretch), person, lang: language }),
  };
}

const SHIFTS_MS = 14 * DAY_MS;
const GAPS_MS = 90 * DAY_MS;

function fileSource(file: string, now: Instant): Source {
  const loaded = loadConfiguration(file);
  if (!loaded.ok) throw new ApiError(describeCheck(file, loaded).trimEnd());
  const { organisation, mail } = loaded.draft;
  const scheduleOf = (name: string) => {
    const schedule = findSchedule(organisation, name);
    if (schedule !== undefined) return schedule;
    throw new ApiError(`${file} has no on-call schedule ${JSON.stringify(name)}; there are ${namesOf(organisation.onCall)}.`);
  };
  const within = ({ from = now, to }: Stretch, ms: number) => ({ from, to: to ?? from + ms });
  return {
    now: async (at = now) => ({
      at: toIso(at),
      items: Object.values(organisation.onCall ?? {}).map((schedule) => presentNow(schedule, organisation, at)),
    }),
    shifts: async (name, stretch) => presentShifts(scheduleOf(name), organisation, within(stretch, SHIFTS_MS)),
    gaps: async (name, stretch) => presentGaps(scheduleOf(name), organisation, within(stretch, GAPS_MS)),
    calendar: async (name, { person, language, ...stretch }) =>
      onCallCalendar({
        schedule: scheduleOf(name),
        organisation,
        within: within(stretch, GAPS_MS),
        person,
        language,
        domain: mail.inboundDomain,
        at: now,
      }),
  };
}

const namesOf = (schedules: object = {}): string => Object.keys(schedules).join(', ') || 'none';
