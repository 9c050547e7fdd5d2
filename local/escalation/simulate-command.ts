import {
  type SimulatedStepBody,
  type SimulationBody,
  type SUPPOSED_ACTS,
  simulation,
} from '../../shared/api/schemas/escalations.ts';
import { toIso } from '../../shared/app/iso.ts';
import { parseElapsed } from '../../shared/config/text/duration.ts';
import { DAY_MS, SECOND_MS } from '../../shared/core/instant.ts';
import type { Language } from '../../shared/core/language.ts';
import type { EscalationOptions, Machine } from '../escalation.ts';
import { readFile } from '../policy/read-file.ts';
import { type Answer, asJson, asLines } from '../terminal/answer.ts';
import { connect } from '../terminal/connect.ts';
import { languageOf } from '../terminal/language.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { shortIso } from './level-lines.ts';
import { type Signed, stepRows, wordsOf } from './step-lines.ts';
import { supposedBy } from './supposed.ts';
import { TERMS } from './terms.ts';

/** What would be sent of a new ticket; with a draft, also how that differs from what is in force. */
export async function simulateCommand(options: EscalationOptions, machine: Machine): Promise<Answer> {
  const language = languageOf(options, machine);
  const request = { ...supposedBy(options), ...subjectOf(options), ...periodOf(options, machine), acts: actsOf(options) };
  const ask = connect(options, machine);
  const run = (body: object) => ask({ method: 'POST', path: '/v1/escalations/simulate', body, answer: simulation });
  if (options.draft === undefined) {
    const found = await run(request);
    return options.json ? asJson(found) : asLines(linesOf(found, found.steps.map(unsigned), { options, language }));
  }
  const read = readFile([options.draft]);
  if (!read.ok) return read.answer;
  const [before, after] = await Promise.all([run(request), run({ ...request, configuration: read.text })]);
  if (options.json) return asJson({ before, after });
  const steps = compared(before.steps, after.steps);
  const { same, compared: legend } = TERMS[language];
  const isSame = steps.every(({ sign }) => sign === ' ');
  return asLines([...linesOf(after, steps, { options, language }), '', isSame ? same : legend]);
}

const unsigned = (step: SimulatedStepBody): Signed => ({ sign: '', step });

const exactly = (step: SimulatedStepBody): string => JSON.stringify(step);
const butForWords = (step: SimulatedStepBody): string => JSON.stringify({ ...step, subject: '', text: '' });

function compared(before: readonly SimulatedStepBody[], after: readonly SimulatedStepBody[]): readonly Signed[] {
  const same = new Set(before.map(exactly));
  const like = new Set(before.map(butForWords));
  const kept = new Set(after.map(butForWords));
  const gone = before.filter((step) => !kept.has(butForWords(step))).map((step): Signed => ({ sign: '-', step }));
  const there = after.map((step): Signed => {
    if (same.has(exactly(step))) return { sign: ' ', step };
    return { sign: like.has(butForWords(step)) ? '~' : '+', step };
  });
  return [...gone, ...there].toSorted((one, other) => Date.parse(one.step.at) - Date.parse(other.step.at));
}

type Reader = { readonly options: EscalationOptions; readonly language: Language };

function linesOf(found: SimulationBody, steps: readonly Signed[], { options, language }: Reader): readonly string[] {
  const terms = TERMS[language];
  const { rule = '–', team = '–', policyVersion, from, to } = found;
  const count = (matches: (step: SimulatedStepBody) => boolean) => found.steps.filter(matches).length;
  return [
    terms.ofNew(rule, team, policyVersion === null ? terms.draft : terms.version(policyVersion)),
    terms.period(shortIso(from), shortIso(to)),
    '',
    ...stepRows(steps, language),
    '',
    terms.sums(
      count(({ kind }) => kind === 'notice'),
      count(({ kind }) => kind === 'post'),
      count((step) => step.kind === 'level' && step.verdict === 'nobody'),
    ),
    ...(options.words ? wordsOf(found.steps, language) : []),
  ];
}

const subjectOf = ({ subject }: EscalationOptions) => (subject === undefined ? {} : { subject });

/** @throws UsageError */
function periodOf({ from, to = '+7d' }: EscalationOptions, { now }: Machine): { readonly from: string; readonly to: string } {
  const begin = from === undefined ? now() : Date.parse(from);
  if (Number.isNaN(begin)) throw new UsageError(`--from takes an instant such as 2026-10-08T09:00:00+08:00, not "${from}".`);
  if (!to.startsWith('+')) return { from: toIso(begin), to };
  return { from: toIso(begin), to: toIso(begin + elapsed('--to', to)) };
}

const ACTS: readonly (readonly [keyof EscalationOptions, (typeof SUPPOSED_ACTS)[number]])[] = [
  ['ack', 'acknowledge'],
  ['reply', 'reply'],
  ['customer-reply', 'customer-reply'],
  ['complain', 'complain'],
  ['hold', 'hold'],
  ['resume', 'resume'],
  ['resolve', 'resolve'],
  ['reopen', 'reopen'],
];

function actsOf(options: EscalationOptions) {
  return ACTS.flatMap(([option, what]) =>
    [options[option] ?? []].flat().map((after) => ({ do: what, after: elapsed(`--${option}`, String(after)) / SECOND_MS })),
  );
}

/** @throws UsageError */
function elapsed(option: string, text: string): number {
  const read = parseElapsed(text.replace(/^\+/, ''));
  if (!read.ok) throw new UsageError(`${option}: ${read.message}`);
  if (read.value > 400 * DAY_MS) throw new UsageError(`${option} takes at most 400 days.`);
  return read.value;
}
