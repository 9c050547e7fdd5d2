import { type OnCallOverrideBody, onCallOverride } from '../../shared/api/schemas/on-call.ts';
import { toIso } from '../../shared/app/iso.ts';
import { defined } from '../../shared/core/defined.ts';
import type { Language } from '../../shared/core/language.ts';
import { asJson, asLines } from '../terminal/answer.ts';
import { connect } from '../terminal/connect.ts';
import { languageOf } from '../terminal/language.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { type OnCallCommand, readTime } from './command.ts';
import { openSource, pathOf } from './source.ts';
import { sayTime, TERMS } from './terms.ts';

/** Lets somebody stand in, or takes that back. */
export const overrideCommand: OnCallCommand = async ([schedule, ...who], options, surroundings) => {
  const { from, until, instead, remove, file } = options;
  if (file !== undefined) throw new UsageError('An override is made on a platform; in a file, write it below overrides.');
  if (schedule === undefined) throw new UsageError('Name the schedule.');
  const language = languageOf(options, surroundings);
  const ask = connect(options, surroundings);
  const { timeZone } = await openSource(options, surroundings).shifts(schedule, {});
  const say = (override: OnCallOverrideBody, done: string) =>
    options.json ? asJson(override) : asLines([`${done}${overrideLine(override, timeZone, language)}`]);
  if (remove !== undefined) {
    const path = pathOf(schedule, 'overrides', remove);
    return say(await ask({ method: 'DELETE', path, answer: onCallOverride }), TERMS[language].removed);
  }
  if (who.length === 0) throw new UsageError('Name who stands in.');
  if (from === undefined || until === undefined) throw new UsageError('Say from when until when, with --from and --until.');
  const body = defined({ from: toIso(readTime(from, timeZone)), until: toIso(readTime(until, timeZone)), who, instead });
  return say(
    await ask({ method: 'POST', path: pathOf(schedule, 'overrides'), body, answer: onCallOverride }),
    TERMS[language].made,
  );
};

/** `Thu 1 Oct 2026 22:00 – Fri 2 Oct 2026 06:00 tom instead of lin (3hVk…)`. */
export function overrideLine(
  { id, from, until, who, instead }: OnCallOverrideBody,
  timeZone: string,
  language: Language,
): string {
  const parts = [
    `${sayTime(from, timeZone, language)} – ${sayTime(until, timeZone, language)}`,
    who.join(', '),
    ...(instead === undefined ? [] : [TERMS[language].instead(instead)]),
    `(${id})`,
  ];
  return parts.join(' ');
}
