/** Pledge and the libraries on the same questions. Every answer is held against the truth before anything is timed. */
import { nanoseconds } from '../nanoseconds.ts';
import { type Contender, libraries, pledgeIn } from './contenders.ts';
import { countedMs, daysAfter, instantAfter, inZone, morning } from './office.ts';

const ZONES = ['UTC', 'Europe/Berlin', 'Asia/Shanghai', 'America/New_York'] as const;
export const SPANS = [
  { span: '1 day', days: 1 },
  { span: '30 days', days: 30 },
  { span: '2 years', days: 730 },
] as const;
export const OPERATIONS = ['add', 'elapsed', 'add days'] as const;
/** Days between the openings of several tickets, so that no answer can be remembered. */
const STARTS = [0, 7, 14, 21] as const;

export type Operation = (typeof OPERATIONS)[number];
/** `cannot`: it has no such operation. */
export type Timing = { readonly name: string; readonly answer: 'right' | 'wrong' | 'cannot'; readonly ns: number };
export type Comparison = {
  readonly operation: Operation;
  readonly zone: string;
  readonly span: string;
  readonly pledge: Timing;
  readonly libraries: readonly Timing[];
};

/** @throws where Pledge itself gives a wrong answer */
export async function compare(progress: (text: string) => void): Promise<readonly Comparison[]> {
  const found: Comparison[] = [];
  const others = libraries();
  for (const zone of ZONES) {
    for (const operation of OPERATIONS) {
      for (const { span, days } of SPANS) {
        progress(`${operation}, ${span}, ${zone}`);
        found.push({
          operation,
          zone,
          span,
          ...(await inZone(zone, () => timeAll(operation, days, [pledgeIn(zone), ...others]))),
        });
      }
    }
  }
  return found;
}

async function timeAll(operation: Operation, days: number, contenders: readonly Contender[]) {
  const questions = STARTS.map((start) => questionOf(operation, morning(start), morning(start + days)));
  const timings: Timing[] = [];
  for (const contender of contenders) timings.push(await time(contender, operation, questions));
  const [pledge, ...rest] = timings;
  if (pledge?.answer !== 'right') throw new Error(`${operation} over ${days} days is wrong in ${process.env['TZ']}`);
  return { pledge, libraries: rest };
}

/** `of`: milliseconds, days, or the other instant. */
type Question = { readonly from: number; readonly of: number; readonly truth: number };

function questionOf(operation: Operation, from: number, to: number): Question {
  const ms = countedMs(from, to);
  if (operation === 'elapsed') return { from, of: to, truth: ms };
  if (operation === 'add') return { from, of: ms, truth: instantAfter(from, ms) };
  const workingDays = Math.round(ms / (8 * 3_600_000));
  return { from, of: workingDays, truth: daysAfter(from, workingDays) };
}

async function time(contender: Contender, operation: Operation, questions: readonly Question[]): Promise<Timing> {
  const { name } = contender;
  const ask = { add: contender.add, elapsed: contender.elapsed, 'add days': contender.addDays }[operation];
  if (ask === undefined) return { name, answer: 'cannot', ns: Number.NaN };
  const isRight = questions.every(({ from, of, truth }) => ask(from, of) === truth);
  const all = () => questions.reduce((sum, { from, of }) => sum + (ask(from, of) ?? 0), 0);
  return { name, answer: isRight ? 'right' : 'wrong', ns: await nanoseconds(all, questions.length) };
}
