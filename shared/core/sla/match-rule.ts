/** Picks the policy rule for a ticket: the first whose conditions all hold. The same attributes always get the same rule, and every refusal has a reason. */
import { type Classification, CONDITION_KEYS, type Condition, type ConditionKey, type PolicyRule } from './policy.ts';

/** A condition that a ticket does not meet. */
export type FailedCondition = {
  readonly key: ConditionKey;
  readonly wanted: readonly string[];
  /** What the ticket has; its tags, or one value or none. */
  readonly actual: readonly string[];
};

export type RuleExplanation = {
  readonly rule: string;
  readonly matched: boolean;
  /** The one rule that decides. Later ones that match too are in its shadow. */
  readonly chosen: boolean;
  readonly failed: readonly FailedCondition[];
};

export function matchRule(rules: readonly PolicyRule[], classification: Classification): PolicyRule | undefined {
  return rules.find((rule) => matchesCondition(rule.when, classification));
}

/** Every rule in order, with the conditions that kept it from matching. */
export function explainMatch(rules: readonly PolicyRule[], classification: Classification): readonly RuleExplanation[] {
  const chosen = matchRule(rules, classification);
  return rules.map((rule) => {
    const failed = failedConditions(rule.when, classification);
    return { rule: rule.name, matched: failed.length === 0, chosen: rule === chosen, failed };
  });
}

export function matchesCondition(condition: Condition, classification: Classification): boolean {
  return failedConditions(condition, classification).length === 0;
}

function failedConditions(condition: Condition, classification: Classification): readonly FailedCondition[] {
  const failed: FailedCondition[] = [];
  for (const key of CONDITION_KEYS) {
    const wanted: readonly string[] | undefined = condition[key];
    if (wanted === undefined) continue;
    const actual = valuesOf(key, classification);
    if (!actual.some((value) => wanted.includes(value))) failed.push({ key, wanted, actual });
  }
  return failed;
}

function valuesOf(key: ConditionKey, classification: Classification): readonly string[] {
  if (key === 'tag') return classification.tags;
  const value = classification[key];
  return value === undefined ? [] : [value];
}
