import { defined } from '../defined.ts';
import type { Fact, FactOf } from '../fact.ts';
import type { Stretch } from './explain.ts';

/** After any of these a clock stands still, or is over, until the ticket is reopened. */
const SOLVING = ['solution-proposed', 'resolved', 'closed', 'merged'] as const;
export type SolvingType = (typeof SOLVING)[number];

/** The facts behind a stretch of a ledger: whose doing it is that a clock stood still there, and why another rule holds from there on. */
export type StretchCause = {
  /** Who put the ticket on hold, also where the stretch is closed time within the hold; who solved, closed or merged it. */
  readonly stopped?: FactOf<'held' | SolvingType>;
  /** Who reopened a ticket after the solved stretch. */
  readonly reopened?: FactOf<'reopened'>;
  /** The change of the ticket by which another rule holds from the beginning of the stretch on. */
  readonly regraded?: FactOf<'priority-changed' | 'assigned'>;
};

/** @param facts the history up to the instant of the ledger */
export function causeOf(stretch: Stretch, facts: readonly Fact[]): StretchCause {
  return { ...stopOf(stretch, facts), ...regradingOf(stretch, facts) };
}

function stopOf(stretch: Stretch, facts: readonly Fact[]): Pick<StretchCause, 'stopped' | 'reopened'> {
  if (stretch.kind === 'solved') return solvingOf(stretch, facts);
  if (stretch.reason === undefined) return {};
  return defined({ stopped: facts.filter((fact) => fact.type === 'held').findLast((fact) => fact.n <= stretch.fact) });
}

const isSolving = (fact: Fact): fact is FactOf<SolvingType> => SOLVING.some((type) => type === fact.type);

/** Closing a solved ticket within the same instant does not make it the closer's doing. */
function solvingOf({ from, to }: Stretch, facts: readonly Fact[]): Pick<StretchCause, 'stopped' | 'reopened'> {
  const at = facts.findLast((fact) => isSolving(fact) && fact.at <= from)?.at;
  const stopped = facts.filter(isSolving).find((fact) => fact.at === at);
  const reopened = facts.filter((fact) => fact.type === 'reopened').find((fact) => fact.at >= to);
  return defined({ stopped, reopened });
}

function regradingOf(stretch: Stretch, facts: readonly Fact[]): Pick<StretchCause, 'regraded'> {
  const fact = facts.find(({ n }) => n === stretch.fact);
  if (fact === undefined || fact.at !== stretch.from) return {};
  return fact.type === 'priority-changed' || fact.type === 'assigned' ? { regraded: fact } : {};
}
