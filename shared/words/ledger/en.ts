import type { FactOf } from '../../core/fact.ts';
import { type Instant, LAST_INSTANT } from '../../core/instant.ts';
import type { CheckedCondition, RuleExplanation } from '../../core/sla/match-rule.ts';
import type { ConditionKey } from '../../core/sla/policy.ts';
import type { Target } from '../../core/sla/target.ts';
import { METRIC_NAMES, sayHoldReason } from '../names.ts';
import { changeInEnglish } from './en-changes.ts';
import { type ClockScene, type LedgerWords, type Speech, type StretchScene, unanswered } from './ledger-words.ts';
import { listed } from './listed.ts';

const KEYS: { readonly [K in ConditionKey]: string } = {
  priority: 'priority',
  category: 'category',
  channel: 'channel',
  tier: 'customer tier',
  team: 'team',
  tag: 'tag',
};

export const ledgerInEnglish: LedgerWords = {
  heading: ({ at, priority, policyVersion, mergedInto }, say) => {
    const merged = mergedInto === undefined ? '' : ` Merged into ${mergedInto}: no promise runs here any more.`;
    return `As of ${say.time(at)}. Priority ${priority}, policy version ${policyVersion}.${merged} All times: ${say.zone}.`;
  },
  rule,
  clock,
  stretch,
  change: changeInEnglish,
};

function rule(explained: RuleExplanation, say: Speech): string {
  const { chosen, matched, conditions } = explained;
  const name = `Rule “${explained.rule}”`;
  if (!matched) {
    const failed = conditions.filter(({ met }) => !met).map((condition) => unmet(condition, say));
    return `${name} does not fit: ${failed.join('; ')}.`;
  }
  if (!chosen) return `${name} would fit too, but an earlier one decides.`;
  if (conditions.length === 0) return `${name} decides: it is the first that fits, as it takes every ticket.`;
  return `${name} decides: it is the first that fits (${conditions.map((condition) => met(condition, say)).join(', ')}).`;
}

const valuesOf = (key: ConditionKey, values: readonly string[], say: Speech) => (key === 'team' ? values.map(say.team) : values);

function met({ key, wanted, actual }: CheckedCondition, say: Speech): string {
  const fitting = actual.filter((value) => wanted.includes(value));
  return `${KEYS[key]} ${valuesOf(key, fitting, say).join(', ')}`;
}

function unmet({ key, wanted, actual }: CheckedCondition, say: Speech): string {
  const asked = listed(valuesOf(key, wanted, say), ', ', ' or ');
  if (actual.length === 0) return `it has no ${KEYS[key]}, and ${asked} is asked for`;
  return `its ${KEYS[key]} is ${valuesOf(key, actual, say).join(', ')}, and ${asked} is asked for`;
}

function clock(scene: ClockScene, say: Speech): string {
  const { metric, cycle, rule: name, calendar } = scene.clock;
  const which = cycle === 1 ? METRIC_NAMES.en[metric] : `${METRIC_NAMES.en[metric]} (no. ${cycle})`;
  const source = `Rule “${name}”, calendar “${calendar}” (${scene.timeZone}), policy version ${scene.policyVersion}.`;
  return `${which} ${target(scene.commitment.target, say)}: ${standing(scene, say)}. ${source}`;
}

function target(wanted: Target, say: Speech): string {
  if (wanted.kind === 'duration') return `within ${say.duration(wanted.ms)}`;
  const days = `${wanted.days} business ${wanted.days === 1 ? 'day' : 'days'}`;
  return wanted.endOfDay === true ? `within ${days}, to the end of the day` : `within ${days}`;
}

function standing({ clock: { state, dueAt, metAt, breachedAt, elapsedMs, targetMs } }: ClockScene, say: Speech): string {
  const counted = `${say.duration(elapsedMs)} of ${say.duration(targetMs)} counted`;
  switch (state) {
    case 'running':
      return `running, ${due(dueAt, say)}; ${counted}`;
    case 'paused':
      return `paused; ${counted}; ${due(dueAt, say)}, as if the pause had ended where it began`;
    case 'met':
      return `met on ${say.time(metAt ?? dueAt)}, in time (${due(dueAt, say)}); ${counted}`;
    case 'breached':
      return `breached on ${say.time(breachedAt ?? dueAt)}, ${metAt === undefined ? 'and not met' : `met late on ${say.time(metAt)}`}; ${say.duration(elapsedMs)} counted`;
    case 'cancelled':
      return `cancelled; ${counted}`;
  }
}

const due = (at: Instant, say: Speech) => (at >= LAST_INSTANT ? 'never due' : `due ${say.time(at)}`);

function stretch(scene: StretchScene, say: Speech): string {
  const { stretch: under, cause, hoursSince } = scene;
  const parts = [
    reason(scene, say),
    ...(cause.regraded === undefined ? [] : [regrading(under.rule, cause.regraded, say)]),
    ...(hoursSince === undefined ? [] : [`weekly hours of ${hoursSince} from here on`]),
  ];
  return parts.join('; ');
}

function reason({ stretch: { kind, phase, name, reason: why }, cause, overdue }: StretchScene, say: Speech): string {
  const named = name === undefined ? '' : ` “${name}”`;
  const holder = cause.stopped === undefined ? 'somebody' : say.actor(cause.stopped.by);
  const meanwhile = why === undefined ? '' : `, during the hold by ${holder}`;
  switch (kind) {
    case 'counted':
      return `${counting(phase, overdue)}${name === undefined ? '' : ` (“${name}”)`}`;
    case 'closed':
      return `closed hours${name === undefined ? '' : ` (“${name}”)`}${meanwhile}`;
    case 'holiday':
    case 'break':
      return `${kind}${named}${meanwhile}`;
    case 'held':
      return `held by ${holder}: ${sayHoldReason(why ?? '', 'en')}${unanswered(cause) ? ', with an answer owed to the customer' : ''}`;
    case 'solved':
      return solved(cause, holder, say);
  }
}

function counting(phase: StretchScene['stretch']['phase'], overdue: boolean): string {
  if (phase === 'ahead') return 'will count, if nothing changes';
  if (phase === 'spare') return 'left over, never used';
  return overdue ? 'counted, past due' : 'counted';
}

const SOLVED = {
  'solution-proposed': 'solution proposed',
  resolved: 'resolved',
  closed: 'closed',
  merged: 'merged into another ticket',
} as const;

function solved({ stopped, reopened }: StretchScene['cause'], who: string, say: Speech): string {
  const how = stopped?.type === undefined || stopped.type === 'held' ? 'resolved' : stopped.type;
  return `${SOLVED[how]} by ${who}${reopened === undefined ? '' : `, before ${say.actor(reopened.by)} reopened it`}`;
}

function regrading(name: string, fact: FactOf<'priority-changed' | 'assigned'>, say: Speech): string {
  const change =
    fact.type === 'assigned'
      ? `${say.actor(fact.by)} gave the ticket to team ${say.team(fact.team ?? '')}`
      : `${say.actor(fact.by)} changed the priority from ${fact.from} to ${fact.to}`;
  return `rule “${name}” from here on, since ${change}`;
}
