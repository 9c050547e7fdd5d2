import { ApiError } from '../api-client.ts';
import { asJson, asLines } from '../terminal/answer.ts';
import { languageOf } from '../terminal/language.ts';
import { tableOf } from '../terminal/table.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { type OnCallCommand, readTime } from './command.ts';
import { openSource } from './source.ts';
import { sayPeople, sayTime, TERMS } from './terms.ts';

/** Who is on call, until when, and who is next. */
export const whoCommand: OnCallCommand = async ([only, ...more], options, surroundings) => {
  if (more.length > 0) throw new UsageError('Name one schedule, or none for all.');
  const language = languageOf(options, surroundings);
  const source = openSource(options, surroundings);
  const all = await source.now(options.at === undefined ? undefined : readTime(options.at, 'UTC'));
  const zone = all.items.find(({ schedule }) => only === undefined || schedule === only)?.timeZone;
  // A time without a zone is meant on the wall of the schedule, which is known only now.
  const list = options.at === undefined || zone === undefined ? all : await source.now(readTime(options.at, zone));
  const items = list.items.filter(({ schedule }) => only === undefined || schedule === only);
  if (only !== undefined && items.length === 0) {
    const names = list.items.map(({ schedule }) => schedule).join(', ') || 'none';
    throw new ApiError(`There is no on-call schedule ${JSON.stringify(only)}; there are ${names}.`);
  }
  if (options.json) return asJson({ ...list, items });
  const terms = TERMS[language];
  if (items.length === 0) return asLines([terms.none]);
  const rows = items.map(({ schedule, timeZone, who, until, next }) => [
    schedule,
    sayPeople(who, language),
    until === null ? '–' : sayTime(until, timeZone, language),
    next === null ? '–' : sayPeople(next.who, language),
  ]);
  return asLines(tableOf([[terms.schedule, terms.onCall, terms.until, terms.next], ...rows]));
};
