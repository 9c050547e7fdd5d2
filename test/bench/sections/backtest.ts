/** How many tickets a second one core reads again under two policies, and that it keeps none of them. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Fact } from '../../../shared/core/fact.ts';
import { isFiring } from '../../../shared/core/fact.ts';
import { addBacktests, type Backtest, backtest as backtestOf, EMPTY_BACKTEST } from '../../../shared/core/what-if/backtest.ts';
import { type Company, histories, sampleCompany } from '../support/engine/tickets.ts';
import { figure } from '../support/print.ts';
import type { Report, RunOptions, Section } from '../support/section.ts';

const SIZES = [2_000, 20_000] as const;
const FULL_SIZES = [20_000, 200_000] as const;
const BATCH = 100;
const AIM_PER_SECOND = 5_000;
/** Of what is alive after a run; less than a hundred bytes a ticket. */
const AIM_GROWTH_MIB = 5;
const MIB = 2 ** 20;

export const backtest: Section = { name: 'backtest', title: 'A draft policy on a year of tickets', run };

async function run({ full, progress }: RunOptions): Promise<Report> {
  const company = sampleCompany();
  const rows: Row[] = [];
  for (const tickets of full ? FULL_SIZES : SIZES) {
    rows.push(
      measure(tickets, company, (done) => progress(`${done.toLocaleString('en-US')} of ${tickets.toLocaleString('en-US')}`)),
    );
  }
  return report(rows);
}

type Row = {
  readonly tickets: number;
  readonly facts: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
  readonly keptMiB: number;
};

/** Histories are made and thrown away batch by batch, outside of the measured time. @throws where the rerun is not what happened */
function measure(tickets: number, company: Company, progress: (done: number) => void): Row {
  const { everyHour: policySet, officeHours: draft, organisation, until } = company;
  const context = { draft, organisation, timeZone: 'Asia/Shanghai', until };
  const spent = { seconds: 0, cpuSeconds: 0, facts: 0, told: 0, peakMiB: 0 };
  const before = keptMiB();
  let sum = EMPTY_BACKTEST;
  for (const batch of inBatches(histories(tickets, policySet, company))) {
    const cpu = process.cpuUsage();
    const startedAt = performance.now();
    const pasts = batch.map((facts) => ({ facts, policySet, openedUnder: policySet }));
    sum = addBacktests(sum, backtestOf(pasts, context));
    spent.seconds += (performance.now() - startedAt) / 1_000;
    const { user, system } = process.cpuUsage(cpu);
    spent.cpuSeconds += (user + system) / 1_000_000;
    spent.facts += batch.flat().length;
    spent.told += batch
      .flat()
      .filter(isFiring)
      .flatMap(({ told }) => told).length;
    spent.peakMiB = Math.max(spent.peakMiB, process.memoryUsage().heapUsed / MIB);
    if (sum.tickets % 1_000 === 0) progress(sum.tickets);
  }
  check(sum, tickets, spent.told);
  return { ...spent, tickets, facts: spent.facts / tickets, keptMiB: keptMiB() - before };
}

function* inBatches(all: Iterable<readonly Fact[]>): Generator<readonly (readonly Fact[])[]> {
  let batch: (readonly Fact[])[] = [];
  for (const facts of all) {
    batch.push(facts);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Under its own policy a year is what it was: as many were told as its histories say. */
function check({ tickets, before }: Backtest, expected: number, told: number): void {
  const again = before.notices.reduce((sum, { warned, breached, escalated }) => sum + warned + breached + escalated, 0);
  if (tickets !== expected || again !== told) {
    throw new Error(`of ${expected} tickets that told ${told} people, the backtest made ${tickets} that tell ${again}`);
  }
}

/** What is alive on the heap. */
function keptMiB(): number {
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');
  collectGarbage();
  return process.memoryUsage().heapUsed / MIB;
}

function report(rows: readonly Row[]): Report {
  const last = rows.at(-1);
  const perSecond = last === undefined ? Number.NaN : last.tickets / last.cpuSeconds;
  const keptMost = Math.max(...rows.map((row) => row.keptMiB));
  return {
    tables: [
      {
        head: ['tickets', 'facts each', 'tickets/s', 'tickets/CPU s', 'peak heap MiB', 'kept MiB'],
        rows: rows.map(({ tickets, facts, seconds, cpuSeconds, peakMiB, keptMiB: kept }) => [
          tickets,
          facts,
          tickets / seconds,
          tickets / cpuSeconds,
          peakMiB,
          Math.max(0, kept),
        ]),
      },
    ],
    notes: [
      'Every ticket is lived again twice, under its policy and under the draft; before any figure the first is held against what happened.',
      'CPU s: processor time of the whole process, garbage collection included, so a machine that is busy otherwise counts for less.',
      `Histories come ${BATCH} at a time. Kept: what is alive afterwards, counts and lists, more than before.`,
    ],
    aims: [
      {
        what: 'tickets backtested on one core',
        aim: `≥ ${AIM_PER_SECOND.toLocaleString('en-US')}/s`,
        measured: `${figure(perSecond)}/s`,
        met: perSecond >= AIM_PER_SECOND,
      },
      {
        what: 'memory kept, at the most',
        aim: `≤ ${AIM_GROWTH_MIB} MiB`,
        measured: `${figure(keptMost)} MiB`,
        met: keptMost <= AIM_GROWTH_MIB,
      },
    ],
  };
}
