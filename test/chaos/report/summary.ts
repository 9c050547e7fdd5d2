import { isFiring } from '../../../shared/core/fact.ts';
import { quantile } from '../../bench/support/statistics.ts';
import type { Violation } from '../judge/violation.ts';
import type { ChaosOptions } from '../options.ts';
import type { Outcome } from '../outcome/outcome.ts';
import { type Lateness, latenessOf } from './lateness.ts';

export type Run = {
  readonly options: ChaosOptions;
  readonly outcome: Outcome;
  readonly startsMs: readonly number[];
  /** How long commands were sent. */
  readonly loadMs: number;
  readonly violations: readonly Violation[];
};

/** What happened, a line each. */
export function summarise({ options, outcome, startsMs, loadMs, violations }: Run): string {
  const { commands, tickets, mails, outages } = outcome;
  const downMs = outages.reduce((sum, { from, to }) => sum + to - from, 0);
  const answered = (kind: string) => commands.filter(({ answer }) => answer.kind === kind).length;
  const receipts = tickets.flatMap((ticket) => ticket.receipts);
  const firings = tickets.flatMap(({ facts }) => facts.filter(isFiring)).length;
  const rearmed = tickets.flatMap(({ facts }) => facts.flatMap((fact) => ('rearmed' in fact ? (fact.rearmed ?? []) : []))).length;
  const { inside, outside } = latenessOf(outcome);
  const rows: readonly (readonly [string, string])[] = [
    ['kills', `${options.kills}, seed ${options.seed}, faults ${options.faults || 'none'}`],
    [
      'starts',
      `${startsMs.length} that came up, p50 ${seconds(quantile(startsMs, 0.5))}, longest ${seconds(quantile(startsMs, 1))}`,
    ],
    ['down', `${seconds(downMs)} of ${seconds(loadMs)}`],
    [
      'commands',
      `${commands.length}: ${answered('acknowledged')} acknowledged, ${answered('refused')} refused, ${answered('unknown')} without an answer; ` +
        `${commands.filter(({ attempts }) => attempts > 1).length} sent more than once`,
    ],
    ['rate', `${Math.round((commands.length * 1_000) / (loadMs - downMs))}/s while it was up (asked for ${options.rate}/s)`],
    ['tickets', `${tickets.length}, ${tickets.reduce((sum, { facts }) => sum + facts.length, 0)} facts`],
    ['firings', `${firings}, ${rearmed} levels armed anew`],
    [
      'mails',
      `${mails.length} for ${receipts.length} receipts, ${receipts.filter(({ doubtful }) => doubtful).length} of them doubtful`,
    ],
    ['lateness', `without an outage: ${words(outside)}`],
    ['', `through an outage: ${words(inside)}`],
    ['violations', String(violations.length)],
  ];
  return rows.map(([name, text]) => `  ${name.padEnd(12)}${text}\n`).join('');
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

const words = ({ firings, p50Ms, p99Ms, maxMs }: Lateness): string =>
  firings === 0 ? 'no firings' : `p50 ${p50Ms} ms, p99 ${p99Ms} ms, longest ${maxMs} ms (${firings} firings)`;
