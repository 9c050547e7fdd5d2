import { type ImpactBody, impact } from '../../shared/api/schemas/analyses.ts';
import type { Language } from '../../shared/core/language.ts';
import { METRIC_NAMES } from '../../shared/words/names.ts';
import { sayMoment } from '../../shared/words/times.ts';
import { asJson, asLines } from '../terminal/answer.ts';
import { connect } from '../terminal/connect.ts';
import { languageOf } from '../terminal/language.ts';
import { tableOf } from '../terminal/table.ts';
import type { Command } from './command.ts';
import { pageByPage } from './page-by-page.ts';
import { parseOnly } from './parse-only.ts';
import { readFile } from './read-file.ts';

/** Which deadlines of open tickets would move if they followed the file now. */
export const impactCommand: Command = async (args, options, surroundings) => {
  const language = languageOf(options, surroundings);
  const only = parseOnly(options.only);
  const read = readFile(args);
  if (!read.ok) return read.answer;
  const ask = connect(options, surroundings);
  const pages = await pageByPage(
    (cursor) => {
      const body = { configuration: read.text, only, cursor };
      return ask({ method: 'POST', path: '/v1/policies/impact', body, answer: impact });
    },
    (done) => surroundings.progress(TERMS[language].examined(add(done).examined)),
  );
  const all = add(pages);
  return options.json ? asJson(all) : asLines(lines(all, language, read.draft.mail.timeZone));
};

const add = (pages: readonly ImpactBody[]): ImpactBody => ({
  examined: pages.reduce((sum, { examined }) => sum + examined, 0),
  tickets: pages.flatMap(({ tickets }) => tickets),
  nextCursor: null,
});

type Ticket = ImpactBody['tickets'][number];
type Clock = Ticket['clocks'][number];

function lines({ examined, tickets }: ImpactBody, language: Language, timeZone: string): readonly string[] {
  const terms = TERMS[language];
  if (examined === 0) return [terms.nothing];
  const breached = tickets.reduce((sum, { breachedAtOnce }) => sum + breachedAtOnce.length, 0);
  const told = [...new Set(tickets.flatMap((ticket) => ticket.told))];
  const rows = tickets.flatMap((ticket) => ticket.clocks.map((clock) => row(ticket, clock, { language, timeZone })));
  return [
    ...(rows.length === 0 ? [] : [...tableOf([terms.head, ...rows]), '']),
    terms.sum(examined, tickets.length, breached),
    ...(told.length === 0 ? [] : [`${terms.told}${told.join(language === 'en' ? ', ' : '、')}`]),
  ];
}

type Reader = { readonly language: Language; readonly timeZone: string };

function row({ reference, priority, breachedAtOnce }: Ticket, clock: Clock, { language, timeZone }: Reader): readonly string[] {
  const terms = TERMS[language];
  const { metric, cycle, before, after } = clock;
  const due = (side: Clock['before']) => (side === null ? terms.none : sayMoment(wholeSecond(side.dueAt), timeZone, language));
  const isBreached = breachedAtOnce.some((one) => one.metric === metric && one.cycle === cycle);
  return [reference, priority, METRIC_NAMES[language][metric], due(before), due(after), isBreached ? terms.breached : ''];
}

const wholeSecond = (instant: string): number => Math.floor(Date.parse(instant) / 1_000) * 1_000;

type Terms = {
  readonly head: readonly string[];
  readonly none: string;
  readonly breached: string;
  readonly told: string;
  readonly examined: (count: number) => string;
  readonly nothing: string;
  readonly sum: (examined: number, changed: number, breached: number) => string;
};

const TERMS: { readonly [L in Language]: Terms } = {
  en: {
    head: ['ticket', '', 'promise', 'due now', 'due then', ''],
    none: '(no promise)',
    breached: 'breached at once',
    told: 'Would be told of deadlines that have passed: ',
    examined: (count) => `${count} open tickets looked at …`,
    nothing: 'No open ticket to look at.',
    sum: (examined, changed, breached) =>
      `${examined} open ${examined === 1 ? 'ticket' : 'tickets'} looked at: ${changed} would change, ${breached} ${breached === 1 ? 'deadline' : 'deadlines'} would be breached at once.`,
  },
  'zh-CN': {
    head: ['工单', '', '承诺', '现在的截止时间', '之后的截止时间', ''],
    none: '（无此承诺）',
    breached: '立即超时',
    told: '将收到期限已过通知的人：',
    examined: (count) => `已检查 ${count} 张未关闭的工单……`,
    nothing: '没有可检查的未关闭工单。',
    sum: (examined, changed, breached) =>
      `检查了 ${examined} 张未关闭的工单：${changed} 张会变化，${breached} 个期限会立即超时。`,
  },
};
