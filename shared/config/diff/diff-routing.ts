import { canonicalJson } from '../../core/canonical-json.ts';
import type { PolicySet, RoutingRule } from '../../core/policy-set.ts';
import { CONDITION_KEYS, type Condition } from '../../core/sla/policy.ts';
import { CONDITION_NAMES, conditionValues } from './diff-rules.ts';
import { compareTables, compareValue, type Difference, type Place } from './difference.ts';
import { filled, joined, listed, type Said, said, same, spaced } from './said.ts';
import { duration } from './values.ts';

type Routing = readonly RoutingRule[];

/** Which team gets what. Rules have no names, so they are known by what they apply to. */
export function diffRouting(before: Routing, after: Routing): readonly Difference[] {
  const all = [...before, ...after];
  const place = (key: string): Place => {
    const when = all.find((rule) => canonicalJson(rule.when) === key)?.when ?? {};
    return { path: ['routing', describeWhen(when).en], name: filled(said('routing: {0}', '分派：{0}'), describeWhen(when)) };
  };
  const describe = ({ team }: RoutingRule): Said => filled(said('goes to team {0}', '分派到团队 {0}'), same(team));
  const within = (at: Place, was: RoutingRule, is: RoutingRule) =>
    compareValue({ ...at, name: joined(at.name, said('goes to team', '分派到团队')) }, was.team, is.team, same);
  const found = compareTables(byCondition(before), byCondition(after), { place, within, describe });
  return found.length > 0 ? found : diffOrder(before, after);
}

/** Of two rules with the same condition the first decides, and the file may not have the second. */
const byCondition = (rules: Routing) => Object.fromEntries(rules.toReversed().map((rule) => [canonicalJson(rule.when), rule]));

function diffOrder(before: Routing, after: Routing): readonly Difference[] {
  const place = { path: ['routing'], name: said('order of routing:', '分派顺序：') };
  return compareValue(place, before, after, (rules) => listed(rules.map(({ when }) => describeWhen(when))));
}

function describeWhen(when: Condition): Said {
  const parts = CONDITION_KEYS.flatMap((key) => {
    const values = when[key];
    return values === undefined ? [] : [spaced(CONDITION_NAMES[key], conditionValues(values))];
  });
  return parts.length === 0 ? said('everything', '所有工单') : listed(parts);
}

type Closing = PolicySet['closing'];

/** When a ticket may be closed, and when it closes by itself. */
export function diffClosing(before: Closing, after: Closing): readonly Difference[] {
  const of = (key: string, name: Said): Place => ({
    path: ['closing', key],
    name: filled(said('closing: {0}', '关单：{0}'), name),
  });
  const wait = (ms: number | undefined) => ms ?? ('never' as const);
  const sayWait = (ms: number | 'never'): Said => (ms === 'never' ? said('never', '从不') : duration(ms));
  const yesOrNo = (value: boolean): Said => (value ? said('yes', '是') : said('no', '否'));
  const confirmation = of('require-confirmation', said("needs the customer's confirmation", '须客户确认'));
  const confirmed = of('after-confirmed', said('by itself after the confirmation', '确认后自动关单'));
  const resolved = of('after-resolved', said('by itself without a confirmation', '未确认自动关单'));
  return [
    ...compareValue(confirmation, before.requireConfirmation, after.requireConfirmation, yesOrNo),
    ...compareValue(confirmed, wait(before.afterConfirmedMs), wait(after.afterConfirmedMs), sayWait),
    ...compareValue(resolved, wait(before.afterResolvedMs), wait(after.afterResolvedMs), sayWait),
  ];
}
