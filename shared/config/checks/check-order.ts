import type { Mark } from '../../core/escalation/ladder.ts';
import { isTrigger, type LadderName } from '../../core/escalation/trigger.ts';
import type { DurationMs } from '../../core/instant.ts';
import { error, type Finding, warning } from '../problem.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { phaseOf } from '../schema/levels.ts';
import { formatDuration } from '../text/duration.ts';
import { formatMark } from '../text/mark.ts';
import type { Ladder } from './check-escalations.ts';

const PHASES = ['before', 'due', 'after'] as const;

/** Levels whose marks are out of order: always, or for the target of a rule that climbs them. */
export function checkOrder(ladder: Ladder, file: ConfigurationFile): readonly Finding[] {
  return ladder.levels.flatMap((level, index) => {
    const path = [...ladder.path, index, 'at'];
    const previous = ladder.levels[index - 1]?.at;
    if (previous !== undefined && alwaysAfter(previous, level.at)) {
      return [
        error(
          path,
          `${formatMark(level.at, ladder.metric)} comes before ${formatMark(previous, ladder.metric)} of the level above; put the levels in order of time`,
        ),
      ];
    }
    return targetsOf(ladder, file).flatMap(({ rule, targetMs }) => {
      const problem = problemAt(level.at, previous, { targetMs, metric: ladder.metric });
      return problem === undefined ? [] : [warning(path, `with ${formatDuration(targetMs)} in ${rule}, ${problem}`)];
    });
  });
}

/** Whether one mark lies after the other whatever the target is. */
function alwaysAfter(one: Mark, other: Mark): boolean {
  const phases = PHASES.indexOf(phaseOf(one)) - PHASES.indexOf(phaseOf(other));
  if (phases !== 0) return phases > 0;
  if (one.kind === 'percent' && other.kind === 'percent') return one.percent > other.percent;
  return one.kind === 'offset' && other.kind === 'offset' && one.ms > other.ms;
}

type On = { readonly targetMs: DurationMs; readonly metric: LadderName };

function problemAt(mark: Mark, previous: Mark | undefined, { targetMs, metric }: On): string | undefined {
  const afterMs = countedAt(mark, targetMs);
  if (afterMs <= 0)
    return `${formatMark(mark, metric)} is no later than the start of the clock, so it is told at once; write a percentage`;
  if (previous === undefined || countedAt(previous, targetMs) <= afterMs) return undefined;
  return `${formatMark(mark, metric)} comes before ${formatMark(previous, metric)} of the level above; give the rule an escalation of its own`;
}

function countedAt(mark: Mark, targetMs: DurationMs): DurationMs {
  return mark.kind === 'percent' ? (targetMs * mark.percent) / 100 : targetMs + mark.ms;
}

/** Of an alarm nothing is due. Targets in business days have no length until the calendar is asked. */
function targetsOf({ name, metric }: Ladder, { policies }: ConfigurationFile) {
  if (isTrigger(metric)) return [];
  return policies.flatMap((rule) => {
    const target = rule.escalation === name ? rule.targets[metric]?.within : undefined;
    return target?.kind === 'duration' ? [{ rule: JSON.stringify(rule.name), targetMs: target.ms }] : [];
  });
}
