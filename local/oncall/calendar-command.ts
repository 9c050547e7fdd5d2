import type { OnCallShiftListBody } from '../../shared/api/schemas/on-call.ts';
import type { Language } from '../../shared/core/language.ts';
import { asJson, asLines } from '../terminal/answer.ts';
import { languageOf } from '../terminal/language.ts';
import { tableOf } from '../terminal/table.ts';
import { type OnCallCommand, oneSchedule, readTime } from './command.ts';
import { openSource } from './source.ts';
import { sayPeople, sayTime, TERMS } from './terms.ts';

/** The shifts of a schedule, for people or as an iCalendar file. */
export const calendarCommand: OnCallCommand = async (args, options, surroundings) => {
  const schedule = oneSchedule(args);
  const language = languageOf(options, surroundings);
  const source = openSource(options, surroundings);
  const { timeZone } = await source.shifts(schedule, {});
  const time = (text: string | undefined) => (text === undefined ? undefined : readTime(text, timeZone));
  const stretch = { from: time(options.from), to: time(options.to) };
  if (options.ics) return { code: 0, text: await source.calendar(schedule, { ...stretch, person: options.person, language }) };
  const found = await source.shifts(schedule, stretch);
  const items = found.items.filter(({ who }) => options.person === undefined || who.some(({ id }) => id === options.person));
  return options.json ? asJson({ ...found, items }) : asLines(linesOf({ ...found, items }, language));
};

function linesOf({ timeZone, items }: OnCallShiftListBody, language: Language): readonly string[] {
  const terms = TERMS[language];
  const rows = items.map(({ from, to, who, layer, override }) => [
    sayTime(from, timeZone, language),
    sayTime(to, timeZone, language),
    sayPeople(who, language),
    override === undefined ? (layer ?? '') : [terms.override, override.id ?? ''].join(' '),
  ]);
  return tableOf([[terms.from, terms.to, terms.onCall, terms.by], ...rows]);
}
