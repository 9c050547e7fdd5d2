/** What many seeds amount to. */
import type { DurationMs } from '../../shared/core/instant.ts';
import type { RunReport } from './run.ts';

export type Tally = {
  readonly seeds: number;
  readonly lives: number;
  readonly facts: number;
  readonly firings: number;
  readonly commands: number;
  readonly mails: number;
  readonly doubtful: number;
  readonly faults: { readonly [kind: string]: number };
  readonly worstLatenessMs: DurationMs;
  /** Of what nothing that went wrong explains. */
  readonly worstPromptLatenessMs: DurationMs;
  readonly failed: readonly { readonly seed: number; readonly violations: readonly string[] }[];
};

export const EMPTY_TALLY: Tally = {
  seeds: 0,
  lives: 0,
  facts: 0,
  firings: 0,
  commands: 0,
  mails: 0,
  doubtful: 0,
  faults: {},
  worstLatenessMs: 0,
  worstPromptLatenessMs: 0,
  failed: [],
};

const MOST_SHOWN = 5;

export function addReport(tally: Tally, report: RunReport): Tally {
  const violations = report.violations.map(({ ticket, rule, what }) => `ticket ${ticket}: ${rule}: ${what}`);
  const shown =
    violations.length > MOST_SHOWN
      ? [...violations.slice(0, MOST_SHOWN), `and ${violations.length - MOST_SHOWN} more`]
      : violations;
  return addTally(tally, {
    ...report,
    seeds: 1,
    failed: shown.length === 0 ? [] : [{ seed: report.seed, violations: shown }],
  });
}

function addTally(one: Tally, other: Tally): Tally {
  const kinds = [...new Set([...Object.keys(one.faults), ...Object.keys(other.faults)])].sort();
  return {
    seeds: one.seeds + other.seeds,
    lives: one.lives + other.lives,
    facts: one.facts + other.facts,
    firings: one.firings + other.firings,
    commands: one.commands + other.commands,
    mails: one.mails + other.mails,
    doubtful: one.doubtful + other.doubtful,
    faults: Object.fromEntries(kinds.map((kind) => [kind, (one.faults[kind] ?? 0) + (other.faults[kind] ?? 0)])),
    worstLatenessMs: Math.max(one.worstLatenessMs, other.worstLatenessMs),
    worstPromptLatenessMs: Math.max(one.worstPromptLatenessMs, other.worstPromptLatenessMs),
    failed: [...one.failed, ...other.failed],
  };
}
