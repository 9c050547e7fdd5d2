import type { SimulatedStepBody } from '../../shared/api/schemas/escalations.ts';
import type { Language } from '../../shared/core/language.ts';
import { type Row, tableOf } from '../terminal/table.ts';
import { levelText, recipientsText, shortIso } from './level-lines.ts';
import { TERMS } from './terms.ts';

/** A step, and whether only one of two runs has it, or has it in other words. */
export type Signed = { readonly sign: '' | ' ' | '+' | '-' | '~'; readonly step: SimulatedStepBody };

type NoticeStep = Extract<SimulatedStepBody, { readonly kind: 'notice' }>;

/** One line a step, in columns: when, what, and whom it concerns. */
export function stepRows(steps: readonly Signed[], language: Language): readonly string[] {
  const { heads } = TERMS[language];
  const isCompared = steps.some(({ sign }) => sign !== '');
  const signed = (sign: string, row: Row): Row => (isCompared ? [sign, ...row] : row);
  const rows = steps.map(({ step, sign }) => signed(sign, [shortIso(step.at), ...textsOf(step, language)]));
  return tableOf([signed('', ['UTC', heads.what, heads.recipients]), ...rows]);
}

function textsOf(step: SimulatedStepBody, language: Language): Row {
  const { acts, changes, refused, onCall, nobody, list } = TERMS[language];
  switch (step.kind) {
    case 'act':
      return [acts[step.do] ?? step.do, ''];
    case 'refused':
      return [refused(acts[step.do] ?? step.do, step.code), ''];
    case 'level':
      return [levelText(step, language), recipientsText(step, language)];
    case 'change':
      return [[changes[step.type] ?? step.type, step.to ?? ''].join(' ').trim(), ''];
    case 'notice':
      return [`  ✉ ${step.subject}`, `${addressee(step)}, ${whenThere(step)}`];
    case 'post':
      return [`  ⇢ ${step.type}`, step.to];
    case 'on-call':
      return [onCall(step.schedule), step.who.length === 0 ? nobody : step.who.join(list)];
  }
}

const addressee = ({ name, to }: NoticeStep): string => (name === undefined ? to : `${name} <${to}>`);
const whenThere = ({ localTime, timeZone }: NoticeStep): string => `${localTime} (${timeZone})`;

/** The mails as they would be read, one after the other. */
export function wordsOf(steps: readonly SimulatedStepBody[], language: Language): readonly string[] {
  const terms = TERMS[language];
  return steps.flatMap((step) =>
    step.kind === 'notice'
      ? [
          '',
          '─'.repeat(72),
          `${terms.to}: ${addressee(step)}`,
          `${terms.when}: ${shortIso(step.at)}, ${whenThere(step)}`,
          `${terms.subject}: ${step.subject}`,
          '',
          ...step.text.trimEnd().split('\n'),
        ]
      : [],
  );
}
