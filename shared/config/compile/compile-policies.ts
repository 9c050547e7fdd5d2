import { defined } from '../../core/defined.ts';
import type { EscalationPolicy, Level, LevelAction } from '../../core/escalation/ladder.ts';
import { LADDERS } from '../../core/escalation/trigger.ts';
import type { PolicySet, RoutingRule } from '../../core/policy-set.ts';
import { METRICS } from '../../core/sla/metric.ts';
import type { Commitment, Condition, PolicyRule } from '../../core/sla/policy.ts';
import type { LevelSection } from '../schema/escalations.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { levelIds, noticeOf } from '../schema/levels.ts';
import type { WhenSection } from '../schema/policies.ts';

type PolicySection = ConfigurationFile['policies'][number];
type LadderSection = ConfigurationFile['escalations'][string];

/** A rule of the policy. A hold stops the solution clock and no other, unless the rule says what pauses what. */
export function compileRule(section: PolicySection): PolicyRule {
  const commitments = METRICS.flatMap((metric) => {
    const target = section.targets[metric];
    if (target === undefined) return [];
    const commitment: Commitment = {
      target: target.within,
      calendar: target.calendar ?? section.calendar,
      pausedBy: pausedBy(section.pauses === undefined && metric === 'solution' ? ['any'] : section.pauses?.[metric]),
    };
    return [[metric, commitment] as const];
  });
  return {
    name: section.name,
    when: compileWhen(section.when),
    commitments: Object.fromEntries(commitments),
    escalation: section.escalation,
  };
}

export function compileRoute(section: NonNullable<ConfigurationFile['routing']>[number]): RoutingRule {
  return { when: compileWhen(section.when), team: section.team };
}

export function compileLadder(name: string, section: LadderSection): EscalationPolicy {
  const levels = LADDERS.flatMap((metric): readonly Level[] => {
    const list = section[metric] ?? [];
    const ids = levelIds(list);
    return list.map((level, index) => ({ id: ids[index] ?? String(index), metric, ...compileLevel(level) }));
  });
  return defined({ name, levels, acknowledgementLastsMs: section['acknowledgement-lasts'] });
}

/** Without a word in the file a ticket is closed only after the customer confirmed, and never by itself. */
export function compileClosing(section: ConfigurationFile['closing']): PolicySet['closing'] {
  return defined({
    requireConfirmation: section?.['require-confirmation'] ?? true,
    afterConfirmedMs: section?.['after-confirmed'],
    afterResolvedMs: section?.['after-resolved'],
  });
}

function compileLevel(level: LevelSection): Omit<Level, 'id' | 'metric'> {
  return defined({
    notice: noticeOf(level),
    mark: level.at,
    to: level.tell,
    repeat: level.repeat === undefined ? undefined : { everyMs: level.repeat.every, times: level.repeat.times },
    acknowledge: level.acknowledge === 'everyone' ? level.acknowledge : undefined,
    during: level.during,
    times: level.times,
    atMost: level['at-most'],
    actions: level.actions === undefined || level.actions.length === 0 ? undefined : level.actions.flatMap(compileAction),
  });
}

function compileAction(action: NonNullable<LevelSection['actions']>[number]): readonly LevelAction[] {
  if (action.assign !== undefined) return [{ kind: 'assign', to: action.assign }];
  if (action.watch !== undefined) return [{ kind: 'watch', to: action.watch }];
  const priority = action['raise-priority'];
  return priority === undefined ? [] : [{ kind: 'raise-priority', to: priority }];
}

const compileWhen = (when: WhenSection): Condition => defined({ ...when });
const pausedBy = (reasons: readonly string[] | undefined) => (reasons?.includes('any') ? 'any' : (reasons ?? []));
