/** What it costs to know all clocks of a ticket from its facts, on tickets with so many facts in office hours. */
import type { Fact } from '../../../../shared/core/fact.ts';
import { DAY_MS } from '../../../../shared/core/instant.ts';
import { replay, type Snapshot } from '../../../../shared/core/replay.ts';
import type { Track } from '../../../../shared/core/sla/clock.ts';
import { evaluateClock, markInstant } from '../../../../shared/core/sla/evaluate-clock.ts';
import { explain } from '../../../../shared/core/sla/explain.ts';
import { ladderKey } from '../../../../shared/core/ticket.ts';
import { nanoseconds } from '../nanoseconds.ts';
import { type Company, histories, sampleCompany } from './tickets.ts';

export const FACTS = 20;
const TICKETS = 50;
/** Of these, about one in ten has just so many facts. */
const DRAWN = 2_000;
const WARNING = { kind: 'percent', percent: 75 } as const;

export type TicketTimes = { readonly clocks: number; readonly rows: readonly { readonly what: string; readonly us: number }[] };

/** @throws where a clock is not breached just when its history says so */
export async function timeOneTicket(): Promise<TicketTimes> {
  const company = sampleCompany();
  const { officeHours: policySet, until } = company;
  const { calendars } = policySet;
  const tickets = [...histories(DRAWN, policySet, company)].filter(({ length }) => length === FACTS).slice(0, TICKETS);
  const replayed = tickets.map((facts) => replay({ facts }, policySet));
  for (const [index, facts] of tickets.entries()) checkBreaches(facts, replayed[index], company);
  const tracks = replayed.flatMap((snapshot) => snapshot.tracks);
  const evaluateAll = (all: readonly Track[]) => all.map((track) => evaluateClock(track, calendars, until));
  const perTicket = {
    [`${FACTS} facts to all clocks`]: (facts: readonly Fact[]) => evaluateAll(replay({ facts }, policySet).tracks),
    [`replay of ${FACTS} facts`]: (facts: readonly Fact[]) => replay({ facts }, policySet),
  };
  const perClock = {
    'evaluate one clock': (track: Track) => evaluateClock(track, calendars, until),
    'instant of one mark': (track: Track) => markInstant(track, WARNING, calendars),
    'ledger of one clock': (track: Track) => explain(track, calendars, track.startedAt + DAY_MS),
  };
  const rows = [...(await timesOf(perTicket, tickets)), ...(await timesOf(perClock, tracks))];
  return { clocks: tracks.length / tickets.length, rows };
}

async function timesOf<T>(work: { readonly [what: string]: (input: T) => unknown }, inputs: readonly T[]) {
  const rows = [];
  for (const [what, run] of Object.entries(work)) {
    rows.push({ what, us: (await nanoseconds(() => inputs.map(run), inputs.length)) / 1_000 });
  }
  return rows;
}

/** A breach is recorded when it comes about; where a priority brought a due in the past with it, that is when the priority came. */
function checkBreaches(facts: readonly Fact[], snapshot: Snapshot | undefined, { officeHours, until }: Company): void {
  const recorded = facts.flatMap((fact) => (fact.type === 'breached' ? [`${ladderKey(fact)} ${fact.at}`] : []));
  const evaluated = (snapshot?.tracks ?? []).flatMap((track) => {
    const { breachedAt } = evaluateClock(track, officeHours.calendars, until);
    if (breachedAt === undefined) return [];
    const record = facts.find((fact) => fact.type === 'breached' && ladderKey(fact) === ladderKey(track));
    const before = facts.findLast(({ n }) => record !== undefined && n < record.n);
    return [`${ladderKey(track)} ${Math.max(breachedAt, before?.at ?? breachedAt)}`];
  });
  if (recorded.toSorted().join() !== evaluated.toSorted().join()) {
    throw new Error(`the history says ${recorded.join(', ')}, the clocks ${evaluated.join(', ')}`);
  }
}
