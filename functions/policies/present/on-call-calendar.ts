import { ICalCalendar } from 'ical-generator';
import type { OnCallSchedule } from '../../../shared/core/escalation/on-call/schedule.ts';
import { wholeShifts } from '../../../shared/core/escalation/on-call/shifts.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import type { Language } from '../../../shared/core/language.ts';
import { findPerson, type Organisation } from '../../../shared/core/organisation.ts';
import type { Interval } from '../../../shared/core/sla/interval.ts';

export type CalendarRequest = {
  readonly schedule: OnCallSchedule;
  readonly organisation: Organisation;
  readonly within: Interval;
  /** Only the shifts of this person. */
  readonly person: string | undefined;
  readonly language: Language;
  /** Makes the ids of events the deployment's own. */
  readonly domain: string;
  readonly at: Instant;
};

const TITLES: { readonly [L in Language]: (schedule: string) => string } = {
  en: (schedule) => `On call: ${schedule}`,
  'zh-CN': (schedule) => `值班：${schedule}`,
};
const BETWEEN: { readonly [L in Language]: string } = { en: ', ', 'zh-CN': '、' };

/**
 * Whole shifts as an iCalendar file (RFC 5545). Instants are in UTC, so that no calendar program has to know the zone. The same shift of
 * the same people has the same UID in every export, so importing again doubles nothing.
 */
export function onCallCalendar({ schedule, organisation, within, person, language, domain, at }: CalendarRequest): string {
  const title = TITLES[language](schedule.name);
  const calendar = new ICalCalendar({ name: title, prodId: { company: 'Pledge', product: 'on-call', language: 'EN' } });
  for (const { from, to, who, source } of wholeShifts(schedule, within.from, within.to)) {
    if (who.length === 0 || (person !== undefined && !who.includes(person))) continue;
    const names = who.map((id) => findPerson(organisation, id)?.name ?? id).join(BETWEEN[language]);
    calendar.createEvent({
      id: `${schedule.name}.${from}.${who.join('.')}@${domain}`,
      stamp: new Date(at),
      start: new Date(from),
      end: new Date(to),
      summary: `${title} · ${names}`,
      ...(source.kind === 'layer' && { description: source.layer }),
    });
  }
  return `${calendar.toString()}\r\n`;
}
