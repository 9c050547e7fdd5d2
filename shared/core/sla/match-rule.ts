/** Picks the policy rule for a ticket: the first whose conditions all hold. The same attributes always get the same rule, and every refusal has a reason. */
import { type Classification, CONDITION_KEYS, type Condition, type ConditionKey, type PolicyRule } from './policy.ts';

/** One condition of a rule, held against a ticket. */
export type CheckedCondition = {
  readonly key: ConditionKey;
  readonly wanted: readonly string[];
  /** What the ticket has; its tags, or one value or none. */
  readonly actual: readonly string[];
  readonly met: boolean;
};

export type RuleExplanation = {
  readonly rule: string;
  readonly matched: boolean;
  /** The one rule that decides. Later ones that match too are in its shadow. */
  readonly chosen: boolean;
  /** In the order of `CONDITION_KEYS`; none for a rule that takes everything. */
  readonly conditions: readonly CheckedCondition[];
};

export function matchRule(rules: readonly PolicyRule[], classification: Classification): PolicyRule | undefined {
  return rules.find((rule) => matchesCondition(rule.when, classification));
}

/** Every rule in order, with what it asks and what the ticket has. */
export function explainMatch(rules: readonly PolicyRule[], classification: Classification): readonly RuleExplanation[] {
  const chosen = matchRule(rules, classification);
  return rules.map((rule) => {
    const conditions = checkConditions(rule.when, classification);
    return { rule: rule.name, matched: conditions.every(({ met }) => met), chosen: rule === chosen, conditions };
  });
}

export function matchesCondition(condition: Condition, classification: Classification): boolean {
  return CONDITION_KEYS.every((key) => {
    const wanted: readonly string[] | undefined = condition[key];
    return wanted === undefined || valuesOf(key, classification).some((value) => wanted.includes(value));
  });
}

function checkConditions(condition: Condition, classification: Classification): readonly CheckedCondition[] {
  const checked: CheckedCondition[] = [];
  for (const key of CONDITION_KEYS) {
    const wanted: readonly string[] | undefined = condition[key];
    if (wanted === undefined) continue;
    const actual = valuesOf(key, classification);
    checked.push({ key, wanted, actual, met: actual.some((value) => wanted.includes(value)) });
  }
  return checked;
}

function valuesOf(key: ConditionKey, classification: Classification): readonly string[] {
  if (key === 'tag') return classification.tags;
  const value = classification[key];
  return value === undefined ? [] : [value];
}
