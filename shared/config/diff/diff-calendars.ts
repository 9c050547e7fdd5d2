import { type Calendar, WEEKDAYS, type Weekday, type WeeklyHours, type Window } from '../../core/sla/calendar.ts';
import { diffDates } from './diff-dates.ts';
import { compareTables, compareValue, type Difference, type Place } from './difference.ts';
import { colon, filled, inEach, type Said, said, same } from './said.ts';
import { date, windows } from './values.ts';

type Calendars = { readonly [name: string]: Calendar };

/** The calendars: which hours count in which zone, and the days on which it is otherwise. */
export function diffCalendars(before: Calendars, after: Calendars): readonly Difference[] {
  const place = (name: string): Place => ({ path: ['calendars', name], name: said(`calendar ${name}`, `日历 ${name}`) });
  return compareTables(before, after, { place, within: diffCalendar, describe: ({ timeZone }) => same(timeZone) });
}

function diffCalendar(place: Place, before: Calendar, after: Calendar): readonly Difference[] {
  const zone = { path: [...place.path, 'time-zone'], name: colon(place.name, said('time zone', '时区')) };
  return [
    ...compareValue(zone, before.timeZone, after.timeZone, same),
    ...diffWeek({ path: [...place.path, 'weekly'], name: place.name }, before.weekly, after.weekly),
    ...diffVersions(place, before, after),
    ...diffDates(place, before, after),
  ];
}

function diffVersions(place: Place, before: Calendar, after: Calendar): readonly Difference[] {
  const byDate = ({ later = [] }: Calendar) => Object.fromEntries(later.map(({ from, weekly }) => [from, weekly]));
  const placeOf = (from: string): Place => ({
    path: [...place.path, 'versions', from],
    name: filled(said('{0}, from {1} on', '{0}，自{1}起'), place.name, date(from)),
  });
  return compareTables(byDate(before), byDate(after), { place: placeOf, within: diffWeek, describe: describeWeek });
}

/** Days in a row that change alike are said together: `mon-fri`. */
export function diffWeek(place: Place, before: WeeklyHours, after: WeeklyHours): readonly Difference[] {
  const days = WEEKDAYS.map((day) => ({ day, was: before[day] ?? [], is: after[day] ?? [] })).filter(
    ({ was, is }) => JSON.stringify(was) !== JSON.stringify(is),
  );
  const runs = days.reduce<(typeof days)[]>((found, change) => {
    const run = found.at(-1);
    const last = run?.at(-1);
    const goesOn = last !== undefined && follows(last.day, change.day) && alike(last, change);
    return goesOn ? [...found.slice(0, -1), [...(run ?? []), change]] : [...found, [change]];
  }, []);
  return runs.flatMap((run) => {
    const { was, is } = run[0] ?? { was: [], is: [] };
    const name = weekdays(run.map(({ day }) => day));
    const here = { path: [...place.path, name.en], name: colon(place.name, name) };
    return compareValue<readonly Window[]>(here, was, is, windows);
  });
}

const follows = (day: Weekday, next: Weekday) => WEEKDAYS.indexOf(next) === WEEKDAYS.indexOf(day) + 1;
const alike = (a: object, b: object) => JSON.stringify({ ...a, day: '' }) === JSON.stringify({ ...b, day: '' });

const DAYS: { readonly [D in Weekday]: string } = {
  mon: '周一',
  tue: '周二',
  wed: '周三',
  thu: '周四',
  fri: '周五',
  sat: '周六',
  sun: '周日',
};

function weekdays(days: readonly Weekday[]): Said {
  const [first = 'mon'] = days;
  const last = days.at(-1) ?? first;
  return first === last ? said(first, DAYS[first]) : said(`${first}-${last}`, `${DAYS[first]}至${DAYS[last]}`);
}

function describeWeek(week: WeeklyHours): Said {
  const open = WEEKDAYS.filter((day) => (week[day] ?? []).length > 0);
  return inEach((language) =>
    open.map((day) => `${weekdays([day])[language]} ${windows(week[day] ?? [])[language]}`).join(language === 'en' ? '; ' : '；'),
  );
}
