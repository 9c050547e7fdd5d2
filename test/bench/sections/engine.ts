/** The business-time engine against the libraries of the field, and what all clocks of a ticket cost. */
import { type Comparison, compare, OPERATIONS, SPANS, type Timing } from '../support/engine/compare.ts';
import { FACTS, type TicketTimes, timeOneTicket } from '../support/engine/one-ticket.ts';
import { figure } from '../support/print.ts';
import type { Aim, Report, RunOptions, Section, Table } from '../support/section.ts';
import { median } from '../support/statistics.ts';

const AIM_RATIO = 50;
const AIM_GROWTH = 3;
const AIM_TICKET_US = 20;

export const engine: Section = { name: 'engine', title: 'Business time, and the clocks of a ticket', run };

async function run({ progress }: RunOptions): Promise<Report> {
  const comparisons = await compare(progress);
  progress(`tickets of ${FACTS} facts`);
  const ticket = await timeOneTicket();
  return {
    tables: [comparisonTable(comparisons), growthTable(comparisons), ticketTable(ticket)],
    notes: [
      'One call, the best of many runs. Monday to Friday 9–17 with holidays; every answer was first held against a count of each quarter of an hour.',
      'Libraries run in local time, their fastest way. "cannot": it counts days only. "wrong": its answer is not the count.',
      'times: the fastest library with the right answer, over Pledge.',
    ],
    aims: aimsOf(comparisons, ticket),
  };
}

function comparisonTable(comparisons: readonly Comparison[]): Table {
  const names = comparisons[0]?.libraries.map(({ name }) => `${name} µs`) ?? [];
  return {
    head: ['operation', 'span', 'zone', 'Pledge µs', ...names, 'times'],
    rows: comparisons.map(({ operation, span, zone, pledge, libraries, ...rest }) => [
      operation,
      span,
      zone,
      pledge.ns / 1_000,
      ...libraries.map(cell),
      ratioOf({ operation, span, zone, pledge, libraries, ...rest }),
    ]),
  };
}

const cell = ({ answer, ns }: Timing): string | number => (answer === 'right' ? ns / 1_000 : answer);

/** How many times as long the fastest library takes that is right; `NaN` where none is. */
function ratioOf({ pledge, libraries }: Comparison): number {
  const right = libraries.filter(({ answer }) => answer === 'right').map(({ ns }) => ns / pledge.ns);
  return right.length === 0 ? Number.NaN : Math.min(...right);
}

function growthTable(comparisons: readonly Comparison[]): Table {
  return {
    head: ['Pledge, ns a call', ...SPANS.map(({ span }) => span), 'growth'],
    rows: OPERATIONS.map((operation) => {
      const ns = SPANS.map(({ span }) =>
        median(comparisons.filter((one) => one.operation === operation && one.span === span).map(({ pledge }) => pledge.ns)),
      );
      return [operation, ...ns, growthOf(ns)];
    }),
  };
}

const growthOf = (ns: readonly number[]): number => (ns.at(-1) ?? Number.NaN) / (ns[0] ?? Number.NaN);

function ticketTable({ rows, clocks }: TicketTimes): Table {
  return { head: [`a ticket of ${FACTS} facts, ${figure(clocks)} clocks`, 'µs'], rows: rows.map(({ what, us }) => [what, us]) };
}

function aimsOf(comparisons: readonly Comparison[], { rows: [whole] }: TicketTimes): readonly Aim[] {
  const inHours = comparisons.filter(({ operation }) => operation !== 'add days');
  const ratio = Math.min(...inHours.map(ratioOf).filter((one) => !Number.isNaN(one)));
  const growth = Math.max(
    ...growthTable(inHours)
      .rows.slice(0, 2)
      .map((row) => Number(row.at(-1))),
  );
  const us = whole?.us ?? Number.NaN;
  return [
    {
      what: 'add and elapsed, against the fastest library that is right, at the least',
      aim: `≥ ${AIM_RATIO} times`,
      measured: `${figure(ratio)} times`,
      met: ratio >= AIM_RATIO,
    },
    {
      what: 'their cost over 2 years, against 1 day, at the most',
      aim: `≤ ${AIM_GROWTH} times`,
      measured: `${figure(growth)} times`,
      met: growth <= AIM_GROWTH,
    },
    {
      what: `all clocks of a ticket of ${FACTS} facts`,
      aim: `< ${AIM_TICKET_US} µs`,
      measured: `${figure(us)} µs`,
      met: us < AIM_TICKET_US,
    },
  ];
}
