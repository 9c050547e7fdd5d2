import type { OnCallGapListBody } from '../../shared/api/schemas/on-call.ts';
import type { Language } from '../../shared/core/language.ts';
import { asJson, asLines } from '../terminal/answer.ts';
import { languageOf } from '../terminal/language.ts';
import { tableOf } from '../terminal/table.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { type OnCallCommand, readTime } from './command.ts';
import { openSource } from './source.ts';
import { sayLength, sayTime, TERMS } from './terms.ts';

/** When nobody is on call, or nobody who can be told. Found gaps are a failure, so that a build can hold a schedule to it. */
export const gapsCommand: OnCallCommand = async ([only, ...more], options, surroundings) => {
  if (more.length > 0) throw new UsageError('Name one schedule, or none for all.');
  const language = languageOf(options, surroundings);
  const source = openSource(options, surroundings);
  const { items } = await source.now(undefined);
  const zones = new Map(items.map(({ schedule, timeZone }) => [schedule, timeZone]));
  const lists = await Promise.all(
    (only === undefined ? [...zones.keys()] : [only]).map((schedule) => {
      const time = (text: string | undefined) => (text === undefined ? undefined : readTime(text, zones.get(schedule) ?? 'UTC'));
      return source.gaps(schedule, { from: time(options.from), to: time(options.to) });
    }),
  );
  const answer = options.json ? asJson({ items: lists }) : asLines(lists.flatMap((list) => linesOf(list, language)));
  return { ...answer, code: lists.every((list) => list.items.length === 0) ? 0 : 1 };
};

function linesOf({ schedule, timeZone, items }: OnCallGapListBody, language: Language): readonly string[] {
  const terms = TERMS[language];
  if (items.length === 0) return [terms.noGaps(schedule)];
  const rows = items.map(({ from, to, unreachable }) => [
    schedule,
    sayTime(from, timeZone, language),
    sayTime(to, timeZone, language),
    sayLength(from, to, language),
    unreachable.map(({ person, because }) => terms.unreachable[because](person)).join(language === 'en' ? ', ' : '，') ||
      terms.nobody,
  ]);
  return tableOf([[terms.schedule, terms.from, terms.to, terms.length, terms.why], ...rows]);
}
