/** What the configuration of a run promises, read by the platform and put into words that the judge can do sums with. */
import type { ConfigurationDraft } from '../../../shared/app/ports.ts';
import { loadConfiguration } from '../../../shared/config/load-configuration.ts';
import { formatProblems } from '../../../shared/config/problem.ts';
import type { Level, Mark, NoticeLevel } from '../../../shared/core/escalation/ladder.ts';
import type { DurationMs } from '../../../shared/core/instant.ts';
import type { Priority } from '../../../shared/core/priority.ts';
import { METRICS, type Metric } from '../../../shared/core/sla/metric.ts';

/** A step of a ladder. */
export type Rung = {
  /** `level/repeat`, as the last parts of a firing's key. */
  readonly name: string;
  readonly notice: NoticeLevel;
  /** How much has been counted when it fires. */
  readonly markMs: (targetMs: DurationMs) => DurationMs;
  /** A mark before due lies at the end of a pause that it falls on, every other one at its beginning. */
  readonly beforeDue: boolean;
};

export type Company = {
  readonly ruleFor: (priority: Priority) => string;
  readonly targetMs: (rule: string, metric: Metric) => DurationMs;
  readonly ladder: (metric: Metric) => readonly Rung[];
  readonly afterConfirmedMs: DurationMs | undefined;
  readonly afterResolvedMs: DurationMs | undefined;
  /** Address of whoever leads the one team. */
  readonly lead: string;
  /** Where a name in `told` gets its mail. */
  readonly addressOf: (name: string) => string | undefined;
};

/**
 * @param file a configuration whose rules tell tickets apart by priority only, all with the same escalation and every promise, round the clock
 */
export function readCompany(file: string): Company {
  const loaded = loadConfiguration(file);
  if (!loaded.ok) throw new Error(formatProblems(loaded.errors));
  const { policySet, organisation } = loaded.draft;
  const [team] = Object.values(organisation.teams);
  const ladders = new Map(METRICS.map((metric) => [metric, ladderOf(loaded.draft, metric)]));
  return {
    ruleFor: (priority) => policySet.rules.find(({ when }) => when.priority?.includes(priority) ?? true)?.name ?? '',
    targetMs: (rule, metric) => targetIn(loaded.draft, rule, metric),
    ladder: (metric) => ladders.get(metric) ?? [],
    afterConfirmedMs: policySet.closing.afterConfirmedMs,
    afterResolvedMs: policySet.closing.afterResolvedMs,
    lead: organisation.people[team?.lead ?? '']?.email ?? '',
    addressOf: (name) => (name.includes('@') ? name : organisation.people[name]?.email),
  };
}

function targetIn({ policySet }: ConfigurationDraft, rule: string, metric: Metric): DurationMs {
  const target = policySet.rules.find(({ name }) => name === rule)?.commitments[metric]?.target;
  if (target?.kind !== 'duration') throw new Error(`rule ${rule} promises no length of time for ${metric}`);
  return target.ms;
}

function ladderOf({ policySet }: ConfigurationDraft, metric: Metric): readonly Rung[] {
  const [escalation] = Object.values(policySet.escalations);
  const levels = (escalation?.levels ?? []).filter((level) => level.metric === metric);
  const breach: Rung = { name: 'breach/0', notice: 'breach', markMs: (targetMs) => targetMs, beforeDue: false };
  return [breach, ...levels.filter(({ notice }) => notice !== 'breach').flatMap(rungsOf)];
}

function rungsOf({ id, notice, mark, repeat }: Level): readonly Rung[] {
  return Array.from({ length: 1 + (repeat?.times ?? 0) }, (_, n) => ({
    name: `${id}/${n}`,
    notice,
    markMs: (targetMs) => markIn(mark, targetMs) + n * (repeat?.everyMs ?? 0),
    beforeDue: mark.kind === 'offset' && mark.ms < 0,
  }));
}

function markIn(mark: Mark, targetMs: DurationMs): DurationMs {
  return mark.kind === 'offset'
    ? Math.max(0, targetMs + mark.ms)
    : Math.round((targetMs * mark.percent) / 100) + (mark.plusMs ?? 0);
}
