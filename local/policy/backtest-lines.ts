import type { BacktestBody } from '../../shared/api/schemas/analyses.ts';
import type { Language } from '../../shared/core/language.ts';
import { referenceOf } from '../../shared/core/reference.ts';
import { METRIC_NAMES } from '../../shared/words/names.ts';
import { sayMoment } from '../../shared/words/times.ts';
import { type Row, tableOf } from '../terminal/table.ts';
import { BACKTEST_TERMS } from './backtest-terms.ts';

type Reader = { readonly file: string; readonly language: Language; readonly timeZone: string };

/** More than that nobody reads at a terminal; `--json` has more. */
const MOST_BREACHES = 20;

/** A backtest as an operator reads it: what was kept, who would have been mailed how often, and which promises differ. */
export function formatBacktest(found: BacktestBody, { file, language, timeZone }: Reader): readonly string[] {
  const terms = BACKTEST_TERMS[language];
  const at = (instant: string) => sayMoment(Math.floor(Date.parse(instant) / 60_000) * 60_000, timeZone, language);
  const breaches = (heading: (count: number) => string, { count, first }: BacktestBody['gained']): readonly string[] => {
    if (count === 0) return [];
    const rows = first
      .slice(0, MOST_BREACHES)
      .map(({ ticketId, metric, breachedAt }) => [`  ${referenceOf(ticketId)}`, METRIC_NAMES[language][metric], at(breachedAt)]);
    return ['', heading(count), ...tableOf(rows), ...(count > rows.length ? [`  … (${count - rows.length})`] : [])];
  };
  if (found.tickets === 0) return [terms.nothing(at(found.from), at(found.until))];
  const notices = noticeRows(found);
  return [
    terms.title(found.tickets, at(found.from), at(found.until), file),
    '',
    ...tableOf([terms.promises, ...attainmentRows(found, language)]),
    ...(notices.length === 0 ? [] : ['', ...tableOf([terms.mails, ...notices])]),
    ...breaches(terms.gained, found.gained),
    ...breaches(terms.lost, found.lost),
    ...(found.gained.count + found.lost.count === 0 ? ['', terms.sameBreaches] : []),
  ];
}

type Attainment = BacktestBody['before']['attainment'][number];

function attainmentRows({ before, after }: BacktestBody, language: Language): readonly Row[] {
  const key = ({ metric, priority }: Attainment) => `${metric}/${priority}`;
  const was = new Map(before.attainment.map((one) => [key(one), one]));
  const is = new Map(after.attainment.map((one) => [key(one), one]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [one, other] = [was.get(name), is.get(name)];
    const shown = one ?? other;
    if (shown === undefined) return [];
    return [
      [
        METRIC_NAMES[language][shown.metric],
        shown.priority,
        kept(one),
        kept(other),
        `${one?.breached ?? 0}`,
        `${other?.breached ?? 0}`,
      ],
    ];
  });
}

/** Of the promises that have ended, the share that was kept. */
function kept(row: Attainment | undefined): string {
  const ended = (row?.met ?? 0) + (row?.breached ?? 0);
  return row === undefined || ended === 0 ? '–' : `${((100 * row.met) / ended).toFixed(1)} %`;
}

type Notice = BacktestBody['before']['notices'][number];
type Mails = { readonly all: number; readonly atNight: number; readonly busiest: number };
const NO_MAILS: Mails = { all: 0, atNight: 0, busiest: 0 };

function noticeRows({ before, after }: BacktestBody): readonly Row[] {
  const was = mailsOf(before.notices);
  const is = mailsOf(after.notices);
  return [...new Set([...was.keys(), ...is.keys()])].toSorted().map((to) => {
    const [one, other] = [was.get(to) ?? NO_MAILS, is.get(to) ?? NO_MAILS];
    return [to, `${one.all}`, `${other.all}`, `${one.atNight}`, `${other.atNight}`, `${one.busiest}`, `${other.busiest}`];
  });
}

/** By person or address. */
function mailsOf(notices: readonly Notice[]): ReadonlyMap<string, Mails> {
  const sums = new Map<string, Mails>();
  for (const { to, warned, breached, escalated, atNight } of notices) {
    const { all, atNight: nights, busiest } = sums.get(to) ?? NO_MAILS;
    const week = warned + breached + escalated;
    sums.set(to, { all: all + week, atNight: nights + atNight, busiest: Math.max(busiest, week) });
  }
  return sums;
}
