/**
 * A change of policy on a year of a service desk, as an operator makes it: through the API of the whole platform. Backtest of all
 * tickets, impact on the open ones, and the rollout that moves them.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BacktestBody, ImpactBody } from '../../../shared/api/schemas/analyses.ts';
import type { AppliedConfigurationBody, RolloutBody } from '../../../shared/api/schemas/policies.ts';
import { storeChange } from '../../../shared/app/stored-ticket.ts';
import { createTicketStore } from '../../../shared/aws/ticket-store.ts';
import { loadConfiguration } from '../../../shared/config/load-configuration.ts';
import type { Fact } from '../../../shared/core/fact.ts';
import { DAY_MS, type Instant } from '../../../shared/core/instant.ts';
import type { PolicySet } from '../../../shared/core/policy-set.ts';
import { replay } from '../../../shared/core/replay.ts';
import { backtest } from '../../../shared/core/what-if/backtest.ts';
import { eachLimited } from '../../support/each-limited.ts';
import { yearOfTickets } from '../../support/year-of-tickets.ts';
import { type BenchPlatform, startBenchPlatform, waitUntil } from '../support/bench-platform.ts';
import { figure } from '../support/print.ts';
import type { Report, RunOptions, Section } from '../support/section.ts';

const TICKETS = 20_000;
const DAYS = 365;
const SEED = 20_261_122;
const CONCURRENT_WRITES = 16;
const CONFIGURATION = fileURLToPath(new URL('../../../pledge.yaml', import.meta.url));

export const policies: Section = { name: 'policies', title: `A change of policy on a year of ${figure(TICKETS)} tickets`, run };

async function run({ folder, progress }: RunOptions): Promise<Report> {
  const platform = await startBenchPlatform(folder, { config: CONFIGURATION });
  try {
    const until = Date.now();
    const { policySet, organisation } = configurationInForce();
    const year = { seed: SEED, tickets: TICKETS, from: until - DAYS * DAY_MS, days: DAYS, policySet, organisation };
    const histories = [...yearOfTickets(year)];
    await store(platform, histories, { policySet, now: until, progress });
    const call = caller(platform);
    progress('backtest');
    const tested = await backtestAll(call, until);
    checkAgainst(histories, tested, { policySet, until });
    progress('impact');
    const previewed = await impactOfAll(call);
    progress('rollout');
    const rolledOut = await applyDraft(call);
    return report({ tested, previewed, rolledOut });
  } finally {
    await platform.stop();
  }
}

/** The sample configuration with stricter promises for all but the critical tickets. */
const draftText = (): string =>
  readFileSync(CONFIGURATION, 'utf8').replace('first-response: 1h, solution: 24h', 'first-response: 30m, solution: 6h');

function configurationInForce() {
  const loaded = loadConfiguration(CONFIGURATION);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.errors));
  return { policySet: { ...loaded.draft.policySet, version: 1 }, organisation: loaded.draft.organisation };
}

type Storing = { readonly policySet: PolicySet; readonly now: Instant; readonly progress: (text: string) => void };

async function store({ table }: BenchPlatform, histories: readonly (readonly Fact[])[], { policySet, now, progress }: Storing) {
  const tickets = createTicketStore(table);
  await eachLimited([...histories.entries()], CONCURRENT_WRITES, async ([index, facts]) => {
    const { ticket } = storeChange(undefined, { after: replay({ facts }, policySet), policySet, now, facts, effects: [] });
    if ((await tickets.commit(ticket, null)) !== 'committed') throw new Error(`ticket ${ticket.id} exists already`);
    if (index % 500 === 0) progress(`${figure(index)} of ${figure(histories.length)} tickets stored`);
  });
}

type Caller = <T>(method: 'GET' | 'POST', path: string, body?: object) => Promise<T>;

function caller({ url, apiKey }: BenchPlatform): Caller {
  return async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer}`);
    return JSON.parse(answer);
  };
}

type Tested = { readonly pages: readonly BacktestBody[]; readonly ms: number };

async function backtestAll(call: Caller, until: Instant): Promise<Tested> {
  const startedAt = performance.now();
  const pages: BacktestBody[] = [];
  const period = { from: new Date(until - (DAYS + 1) * DAY_MS).toISOString(), until: new Date(until).toISOString() };
  let cursor: string | null = null;
  do {
    const page: BacktestBody = await call('POST', '/v1/policies/backtest', {
      configuration: draftText(),
      ...period,
      ...(cursor === null ? {} : { cursor }),
    });
    pages.push(page);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return { pages, ms: performance.now() - startedAt };
}

/** The pages must add up to what the core says of the same histories in one piece. */
function checkAgainst(
  histories: readonly (readonly Fact[])[],
  { pages }: Tested,
  { policySet, until }: { readonly policySet: PolicySet; readonly until: Instant },
): void {
  const loaded = loadConfiguration({ text: draftText(), file: 'draft.yaml' });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.errors));
  const { organisation, mail } = loaded.draft;
  const draft = { ...loaded.draft.policySet, version: 2 };
  const past = histories.map((facts) => ({ facts, policySet, openedUnder: policySet }));
  const whole = backtest(past, { draft, organisation, timeZone: mail.timeZone, until });
  const figures = (one: {
    readonly tickets: number;
    readonly gained: { readonly count: number };
    readonly lost: { readonly count: number };
  }) => [one.tickets, one.gained.count, one.lost.count] as const;
  const sum = pages.map(figures).reduce((a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]] as const);
  if (sum.join() !== figures(whole).join()) throw new Error(`the API counts ${sum.join()}, the core ${figures(whole).join()}`);
}

type Previewed = { readonly examined: number; readonly moved: number; readonly breached: number; readonly ms: number };

async function impactOfAll(call: Caller): Promise<Previewed> {
  const startedAt = performance.now();
  let seen = { examined: 0, moved: 0, breached: 0 };
  let cursor: string | null = null;
  do {
    const page: ImpactBody = await call('POST', '/v1/policies/impact', {
      configuration: draftText(),
      ...(cursor === null ? {} : { cursor }),
    });
    seen = {
      examined: seen.examined + page.examined,
      moved: seen.moved + page.tickets.length,
      breached: seen.breached + page.tickets.filter(({ breachedAtOnce }) => breachedAtOnce.length > 0).length,
    };
    cursor = page.nextCursor;
  } while (cursor !== null);
  return { ...seen, ms: performance.now() - startedAt };
}

type RolledOut = { readonly rollout: RolloutBody; readonly busyMs: number };

/** Most of a rollout's minute is waiting for tickets that were opened around its beginning; what counts is the moving. */
async function applyDraft(call: Caller): Promise<RolledOut> {
  const startedAt = performance.now();
  const applied: AppliedConfigurationBody = await call('POST', '/v1/policies/apply', {
    configuration: draftText(),
    open: 'rebase',
  });
  const id = applied.rollout?.id;
  const current = () => call<RolloutBody>('GET', `/v1/policies/rollouts/${id}`);
  await waitUntil(async () => ((await current()).phase === 'moving' ? 0 : 1), 1);
  const busyMs = performance.now() - startedAt;
  await waitUntil(async () => ((await current()).phase === 'done' ? 1 : 0), 1, 120_000);
  return { rollout: await current(), busyMs };
}

type Results = { readonly tested: Tested; readonly previewed: Previewed; readonly rolledOut: RolledOut };

function report({ tested, previewed, rolledOut }: Results): Report {
  const tickets = tested.pages.reduce((sum, page) => sum + page.tickets, 0);
  const gained = tested.pages.reduce((sum, page) => sum + page.gained.count, 0);
  const lost = tested.pages.reduce((sum, page) => sum + page.lost.count, 0);
  const rate = (count: number, ms: number) => (count / ms) * 1_000;
  const { rollout, busyMs } = rolledOut;
  return {
    tables: [
      {
        head: ['', 'tickets', 'seconds', 'tickets/s', 'found'],
        rows: [
          ['backtest', tickets, tested.ms / 1_000, rate(tickets, tested.ms), `${gained} breaches gained, ${lost} lost`],
          [
            'impact',
            previewed.examined,
            previewed.ms / 1_000,
            rate(previewed.examined, previewed.ms),
            `${previewed.moved} move, ${previewed.breached} breached at once`,
          ],
          [
            'rollout',
            rollout.rebased,
            busyMs / 1_000,
            rate(rollout.rebased, busyMs),
            `${rollout.failed} failed, ${rollout.told} digests`,
          ],
        ],
      },
    ],
    aims: [],
    notes: [
      `Over HTTP and the store of the local platform, which share the machine. ${tested.pages.length} pages of backtest; the rollout goes on a minute later with what was opened meanwhile.`,
    ],
  };
}
