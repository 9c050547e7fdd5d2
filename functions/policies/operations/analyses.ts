import type { policyRoutes } from '../../../shared/api/routes/policies.ts';
import { type BacktestPage, backtestPage } from '../../../shared/app/policies/backtest-page.ts';
import { type ImpactPage, impactPage } from '../../../shared/app/policies/impact-page.ts';
import { DAY_MS } from '../../../shared/core/instant.ts';
import { addBacktests } from '../../../shared/core/what-if/backtest.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call, Operations } from '../../../shared/lambda/http-api.ts';
import { presentBacktest } from '../present/present-backtest.ts';
import { presentImpact } from '../present/present-impact.ts';
import type { PoliciesServices } from '../services.ts';
import { readConfiguration } from './read-configuration.ts';
import { json } from './replies.ts';
import { selectionOf } from './selection-of.ts';
import { untilTimeIsUp } from './until-time-is-up.ts';

/** What a draft would have done to tickets of the past, and would do to those that are open. Both only read. */
type Routes = Pick<typeof policyRoutes, 'backtestConfiguration' | 'previewImpact'>;

export const analysisOperations = (services: PoliciesServices): Operations<Routes> => ({
  backtestConfiguration: (call) => backtest(services, call),
  previewImpact: (call) => impact(services, call),
});

const DEFAULT_DAYS = 90;
/** A step: so few that the time of one hardly matters to a request. */
const STEP = 100;
/** About 2 MB: a function may answer with 6. */
const MOST_SHOWN = 3_000;

async function backtest(services: PoliciesServices, { body }: Call<Routes['backtestConfiguration']>): Promise<HttpReply> {
  const { draft } = readConfiguration(services, body.configuration);
  const until = body.until ?? services.now();
  const from = body.from ?? until - (body.days ?? DEFAULT_DAYS) * DAY_MS;
  const page = await untilTimeIsUp<BacktestPage>(services, body.cursor, {
    step: (cursor) => backtestPage(services, { draft, from, until, cursor }, STEP),
    add: addBacktests,
    isFull: () => false,
  });
  return json(presentBacktest(page, { from, until }));
}

async function impact(services: PoliciesServices, { body }: Call<Routes['previewImpact']>): Promise<HttpReply> {
  const { draft } = readConfiguration(services, body.configuration);
  const selection = selectionOf(body.only);
  const page = await untilTimeIsUp<ImpactPage>(services, body.cursor, {
    step: (cursor) => impactPage(services, { draft, selection, cursor }, STEP),
    add: (one, other) => ({ examined: one.examined + other.examined, tickets: [...one.tickets, ...other.tickets] }),
    isFull: ({ tickets }) => tickets.length >= MOST_SHOWN,
  });
  return json(presentImpact(page));
}
