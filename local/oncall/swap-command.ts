import { onCallOverrideList } from '../../shared/api/schemas/on-call.ts';
import { toIso } from '../../shared/app/iso.ts';
import { asJson, asLines } from '../terminal/answer.ts';
import { connect } from '../terminal/connect.ts';
import { languageOf } from '../terminal/language.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { type OnCallCommand, readTime } from './command.ts';
import { overrideLine } from './override-command.ts';
import { openSource, pathOf } from './source.ts';
import { TERMS } from './terms.ts';

/** Lets two people exchange their shifts. */
export const swapCommand: OnCallCommand = async (args, options, surroundings) => {
  const [schedule, one, other, ...more] = args;
  if (options.file !== undefined) throw new UsageError('A swap is made on a platform; in a file, write two overrides.');
  if (schedule === undefined || one === undefined || other === undefined || more.length > 0) {
    throw new UsageError('Name the schedule and two shifts, as in swap desk lin@2026-10-01T22:00:00+08:00 tom@2026-10-03.');
  }
  const sides = { one: sideOf(one), other: sideOf(other) };
  const language = languageOf(options, surroundings);
  const { timeZone } = await openSource(options, surroundings).shifts(schedule, {});
  const at = ({ person, time }: Side) => ({ person, at: toIso(readTime(time, timeZone)) });
  const body = { one: at(sides.one), other: at(sides.other) };
  const ask = connect(options, surroundings);
  const made = await ask({ method: 'POST', path: pathOf(schedule, 'swaps'), body, answer: onCallOverrideList });
  if (options.json) return asJson(made);
  return asLines(made.items.map((override) => `${TERMS[language].made}${overrideLine(override, timeZone, language)}`));
};

type Side = { readonly person: string; readonly time: string };

function sideOf(text: string): Side {
  const [, person, time] = /^([^@]+)@(.+)$/.exec(text) ?? [];
  if (person === undefined || time === undefined)
    throw new UsageError(`${JSON.stringify(text)} is no shift. Write who@when, as lin@2026-10-01.`);
  return { person, time };
}
