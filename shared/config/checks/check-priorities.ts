import { PRIORITIES, type Priority } from '../../core/priority.ts';
import { METRICS, type Metric } from '../../core/sla/metric.ts';
import { CONDITION_KEYS, type Condition } from '../../core/sla/policy.ts';
import type { Target } from '../../core/sla/target.ts';
import { type Finding, warning } from '../problem.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { formatDuration } from '../text/duration.ts';
import { quote } from '../text/parsed.ts';
import { covers } from './conditions.ts';

type Promised = { readonly rule: number; readonly priority: Priority; readonly target: Target; readonly calendar: string };

/** Of tickets that are alike but for their priority, the more urgent one is not promised more time. */
export function checkPriorities({ policies }: ConfigurationFile): readonly Finding[] {
  const kinds = new Map(policies.map(({ when }) => [JSON.stringify(restOf(when ?? {})), restOf(when ?? {})]));
  const found = new Map<string, Finding>();
  for (const rest of kinds.values()) {
    for (const metric of METRICS) {
      const promised = PRIORITIES.flatMap((priority) => promisedTo({ ...rest, priority: [priority] }, metric, policies));
      for (const [index, one] of promised.entries()) {
        const less = promised.slice(index + 1).find((other) => isLonger(one, other));
        if (less === undefined) continue;
        const path = ['policies', one.rule, 'targets', metric];
        const finding = warning(path, `${kindText(one.priority, rest)} gets ${comparison(one, less, policies)}`);
        found.set(path.join('.'), found.get(path.join('.')) ?? finding);
      }
    }
  }
  return [...found.values()];
}

function restOf({ priority: _, ...rest }: Condition): Condition {
  return rest;
}

/** What the first rule that fits all such tickets promises; tickets that several rules share out are not compared. */
function promisedTo(
  kind: Condition & { readonly priority: readonly [Priority] },
  metric: Metric,
  policies: ConfigurationFile['policies'],
): readonly Promised[] {
  const index = policies.findIndex(({ when }) => covers(when ?? {}, kind));
  const rule = policies[index];
  const target = rule?.targets[metric];
  if (rule === undefined || target === undefined) return [];
  return [{ rule: index, priority: kind.priority[0], target: target.within, calendar: target.calendar ?? rule.calendar }];
}

/** Only what can be compared without asking a calendar. */
function isLonger(one: Promised, other: Promised): boolean {
  if (one.rule === other.rule || one.calendar !== other.calendar) return false;
  if (one.target.kind === 'duration') return other.target.kind === 'duration' && one.target.ms > other.target.ms;
  return other.target.kind === 'business-days' && one.target.days > other.target.days;
}

/** As `P1, tier "gold" or "silver",`. */
function kindText(priority: Priority, rest: Condition): string {
  const conditions = CONDITION_KEYS.flatMap((key) => {
    const values: readonly string[] | undefined = rest[key];
    return values === undefined ? [] : [`${key} ${values.map(quote).join(' or ')},`];
  });
  return conditions.length === 0 ? priority : [`${priority},`, ...conditions].join(' ');
}

function comparison(one: Promised, less: Promised, policies: ConfigurationFile['policies']): string {
  const other = `the ${targetText(less.target)} of ${less.priority} in ${JSON.stringify(policies[less.rule]?.name)}`;
  return `${targetText(one.target)}, more than ${other}; the more urgent one should be sooner`;
}

function targetText(target: Target): string {
  if (target.kind === 'duration') return formatDuration(target.ms);
  return `${target.days} business ${target.days === 1 ? 'day' : 'days'}`;
}
