import { canonicalJson } from '../../core/canonical-json.ts';
import { METRICS, type Metric } from '../../core/sla/metric.ts';
import { CONDITION_KEYS, type Commitment, type Condition, type ConditionKey, type PolicyRule } from '../../core/sla/policy.ts';
import { added, changed, compareTables, compareValue, type Difference, type Place, removed } from './difference.ts';
import { colon, filled, listed, quoted, type Said, said, same } from './said.ts';
import { ladderName, target } from './values.ts';

type Rules = readonly PolicyRule[];

/** The policies: what they promise to whom, and in which order they are asked. */
export function diffRules(before: Rules, after: Rules): readonly Difference[] {
  const names = renamed(before, after);
  const known = before.map((rule) => ({ ...rule, name: names.get(rule.name) ?? rule.name }));
  const compare = { place: rulePlace, within: diffRule, describe: (rule: PolicyRule) => describeRule(rule, after) };
  return [
    ...[...names].map(([was, is]) => changed(rulePlace(was), filled(said('is now called {0}', '改名为{0}'), quoted(is)))),
    ...compareTables(byName(known), byName(after), compare),
    ...diffOrder(known, after),
  ];
}

/** New names by the old ones: a rule that is the same but for its name is no other rule. */
function renamed(before: Rules, after: Rules): ReadonlyMap<string, string> {
  const named = (rules: Rules, name: string) => rules.some((rule) => rule.name === name);
  const content = (rule: PolicyRule) => canonicalJson({ ...rule, name: '' });
  const fresh = after.filter(({ name }) => !named(before, name));
  const found = before
    .filter(({ name }) => !named(after, name))
    .flatMap((rule): readonly (readonly [string, string])[] => {
      const same = fresh.find((other) => content(other) === content(rule));
      return same === undefined ? [] : [[rule.name, same.name]];
    });
  return new Map(found);
}

const byName = (rules: Rules) => Object.fromEntries(rules.map((rule) => [rule.name, rule]));

const rulePlace = (name: string): Place => ({
  path: ['policies', name],
  name: filled(said('policy {0}', '策略{0}'), quoted(name)),
});

const within = (place: Place, key: readonly string[], name: Said): Place => ({
  path: [...place.path, ...key],
  name: colon(place.name, name),
});

function diffRule(place: Place, before: PolicyRule, after: PolicyRule): readonly Difference[] {
  return [
    ...CONDITION_KEYS.flatMap((key) => diffCondition(place, key, before.when, after.when)),
    ...METRICS.flatMap((metric) => diffCommitment(place, metric, before.commitments[metric], after.commitments[metric])),
    ...compareValue(within(place, ['escalation'], said('escalation', '升级策略')), before.escalation, after.escalation, same),
  ];
}

function diffCondition(place: Place, key: ConditionKey, before: Condition, after: Condition): readonly Difference[] {
  const name = filled(said('applies to {0}', '适用{0}'), CONDITION_NAMES[key]);
  const values = (condition: Condition): readonly string[] | 'any' => condition[key] ?? 'any';
  return compareValue(within(place, ['when', key], name), values(before), values(after), conditionValues);
}

export const conditionValues = (values: readonly string[] | 'any'): Said =>
  values === 'any' ? said('any', '不限') : listed(values.map(same));

export const CONDITION_NAMES: { readonly [K in ConditionKey]: Said } = {
  priority: said('priority', '优先级'),
  category: said('category', '类别'),
  channel: said('channel', '渠道'),
  tier: said('tier', '客户等级'),
  team: said('team', '团队'),
  tag: said('tag', '标签'),
};

function diffCommitment(
  place: Place,
  metric: Metric,
  before: Commitment | undefined,
  after: Commitment | undefined,
): readonly Difference[] {
  const name = ladderName(metric);
  const of = (key: string, words: Said) => within(place, [key, metric], filled(words, name));
  const here = { ...place, path: [...place.path, 'targets', metric] };
  if (before === undefined || after === undefined) {
    if (after !== undefined) return [added(here, filled(said('now promises {0}', '新增承诺：{0}'), promise(metric, after)))];
    return before === undefined
      ? []
      : [removed(here, filled(said('no longer promises {0}', '不再承诺：{0}'), promise(metric, before)))];
  }
  return [
    ...compareValue(of('targets', said('{0}', '{0}')), before.target, after.target, target),
    ...compareValue(of('calendar', said('{0} counts on calendar', '{0}按日历')), before.calendar, after.calendar, same),
    ...compareValue(of('pauses', said('{0} is paused by', '{0}暂停条件')), before.pausedBy, after.pausedBy, pauses),
  ];
}

/** `solution 4 h (24x7)` */
const promise = (metric: Metric, commitment: Commitment): Said =>
  filled(said('{0} {1} ({2})', '{0} {1}（{2}）'), ladderName(metric), target(commitment.target), same(commitment.calendar));

function pauses(reasons: Commitment['pausedBy']): Said {
  if (reasons === 'any') return said('any hold', '任何挂起');
  return reasons.length === 0 ? said('nothing', '从不暂停') : listed(reasons.map(quoted));
}

function describeRule(rule: PolicyRule, all: Rules): Said {
  const promises = METRICS.flatMap((metric) => {
    const commitment = rule.commitments[metric];
    return commitment === undefined ? [] : [promise(metric, commitment)];
  });
  const next = all[all.indexOf(rule) + 1];
  const place = next === undefined ? said('last', '排在最后') : filled(said('before {0}', '排在{0}之前'), quoted(next.name));
  return listed([place, ...promises, filled(said('escalation {0}', '升级策略{0}'), same(rule.escalation))]);
}

/** The first rule that fits decides, so their order is part of what they say. */
function diffOrder(before: Rules, after: Rules): readonly Difference[] {
  const position = new Map(before.map(({ name }, index) => [name, index]));
  const kept = after.filter(({ name }) => position.has(name)).map(({ name }) => name);
  const place: Place = { path: ['policies'], name: said('order of policies:', '策略顺序：') };
  return kept.slice(1).flatMap((name, index) => {
    const above = kept[index] ?? '';
    if ((position.get(above) ?? 0) < (position.get(name) ?? 0)) return [];
    return [changed(place, filled(said('{0} now before {1}', '{0}现在排在{1}之前'), quoted(above), quoted(name)))];
  });
}
