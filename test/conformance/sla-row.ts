/**
 * Runs a row of the SLA vectors on the engine. Both the test of the vectors and the command `conformance` go through here,
 * so that what a row means is said once.
 */
import { mergeIntervals } from '../../shared/core/sla/interval.ts';
import { expectedOfPledge } from './conventions.ts';
import { type Json, readRow } from './read-row.ts';
import { answersTo } from './row-answers.ts';

export type Difference = { readonly key: string; readonly expected: Json; readonly got: Json };

/**
 * What the engine answers otherwise than the row expects.
 * @throws when the row is malformed; the message names each field and what it must be.
 */
export function runRow(value: unknown): readonly Difference[] {
  const row = readRow(value);
  const answers = answersTo(row);
  return Object.entries(expectedOfPledge(row))
    .filter(([key]) => key !== 'localInput')
    .map(([key, expected]) => ({
      key,
      expected,
      got: answers[key] ?? (key in answers ? null : `nothing: no such key of ${row.kind}`),
    }))
    .filter(({ expected, got }) => !isSame(expected, got));
}

// Fractions of minutes have no exact form; what the engine counts in is milliseconds.
const HALF_A_MILLISECOND_IN_MINUTES = 0.5 / 60_000;

function isSame(expected: Json, got: Json): boolean {
  if (typeof expected === 'number' && typeof got === 'number') return Math.abs(expected - got) < HALF_A_MILLISECOND_IN_MINUTES;
  return JSON.stringify(normal(expected)) === JSON.stringify(normal(got));
}

/** Instants as numbers, and open time in as few stretches as it has. */
function normal(value: Json): Json {
  if (Array.isArray(value)) return stretchesOf(value.map(normal));
  const at = typeof value === 'string' && value.includes('T') ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? value : at;
}

function stretchesOf(values: readonly Json[]): Json {
  const pairs = values.flatMap((value) => {
    const [from, to] = Array.isArray(value) ? value : [];
    return typeof from === 'number' && typeof to === 'number' ? [{ from, to }] : [];
  });
  return pairs.length === values.length ? mergeIntervals(pairs).map(({ from, to }) => [from, to]) : [...values];
}
