import type { BacktestBody } from '../../../shared/api/schemas/analyses.ts';
import { toIso } from '../../../shared/app/iso.ts';
import type { BacktestPage } from '../../../shared/app/policies/backtest-page.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import type { Backtest } from '../../../shared/core/what-if/backtest.ts';
import type { Tally } from '../../../shared/core/what-if/tally.ts';

type Period = { readonly from: Instant; readonly until: Instant };

export function presentBacktest(page: BacktestPage, { from, until }: Period): BacktestBody {
  const { tickets, before, after, gained, lost, nextCursor } = page;
  return {
    from: toIso(from),
    until: toIso(until),
    tickets,
    before: presentTally(before),
    after: presentTally(after),
    gained: presentBreaches(gained),
    lost: presentBreaches(lost),
    nextCursor: nextCursor ?? null,
  };
}

const presentTally = ({ attainment, notices }: Tally): BacktestBody['before'] => ({
  attainment: [...attainment],
  notices: [...notices],
});

const presentBreaches = ({ count, first }: Backtest['gained']): BacktestBody['gained'] => ({
  count,
  first: first.map((breach) => ({ ...breach, breachedAt: toIso(breach.breachedAt) })),
});
