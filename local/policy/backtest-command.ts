import { type BacktestBody, backtest } from '../../shared/api/schemas/analyses.ts';
import { toIso } from '../../shared/app/iso.ts';
import type { Instant } from '../../shared/core/instant.ts';
import { addBacktests, type Backtest } from '../../shared/core/what-if/backtest.ts';
import { asJson, asLines } from '../terminal/answer.ts';
import { connect } from '../terminal/connect.ts';
import { languageOf } from '../terminal/language.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { formatBacktest } from './backtest-lines.ts';
import type { Command } from './command.ts';
import { pageByPage } from './page-by-page.ts';
import { readFile } from './read-file.ts';

/** What a file would have done to tickets of the past: how many promises kept, how many mails, how many nights. */
export const backtestCommand: Command = async (args, options, surroundings) => {
  const language = languageOf(options, surroundings);
  const days = readDays(options.days);
  const read = readFile(args);
  if (!read.ok) return read.answer;
  const ask = connect(options, surroundings);
  const pages = await pageByPage(
    (cursor, before?: BacktestBody) => {
      const period = before === undefined ? { days } : { from: before.from, until: before.until };
      const body = { configuration: read.text, ...period, cursor };
      return ask({ method: 'POST', path: '/v1/policies/backtest', body, answer: backtest });
    },
    (done) => surroundings.progress(PROGRESS[language](add(done).tickets)),
  );
  const all = add(pages);
  if (options.json) return asJson(all);
  return asLines(formatBacktest(all, { file: read.file, language, timeZone: read.draft.mail.timeZone }));
};

const PROGRESS = {
  en: (tickets: number) => `${tickets} tickets run again …`,
  'zh-CN': (tickets: number) => `已重新推演 ${tickets} 张工单……`,
};

/** @throws UsageError */
function readDays(text = '90'): number {
  const days = Number(text);
  if (/^[1-9]\d{0,3}$/.test(text) && days <= 3_660) return days;
  throw new UsageError(`--days takes a whole number from 1 to 3660, not "${text}".`);
}

function add(pages: readonly BacktestBody[]): BacktestBody {
  const [first] = pages;
  const { before, after, gained, lost, tickets } = pages.map(inInstants).reduce(addBacktests);
  const tally = ({ attainment, notices }: Backtest['before']) => ({ attainment: [...attainment], notices: [...notices] });
  const breaches = ({ count, first: listed }: Backtest['gained']) => ({
    count,
    first: listed.map((breach) => ({ ...breach, breachedAt: toIso(breach.breachedAt) })),
  });
  return {
    from: first?.from ?? '',
    until: first?.until ?? '',
    tickets,
    before: tally(before),
    after: tally(after),
    gained: breaches(gained),
    lost: breaches(lost),
    nextCursor: null,
  };
}

function inInstants({ tickets, before, after, gained, lost }: BacktestBody): Backtest {
  const breaches = ({ count, first }: BacktestBody['gained']) => ({
    count,
    first: first.map((breach) => ({ ...breach, breachedAt: Date.parse(breach.breachedAt) satisfies Instant })),
  });
  return { tickets, before, after, gained: breaches(gained), lost: breaches(lost) };
}
