import { METRICS } from '../../core/sla/metric.ts';
import { error, type Finding, type ProblemPath, warning } from '../problem.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { didYouMean } from '../text/suggest.ts';
import { checkWhen } from './check-when.ts';
import { matchesEverything, takenBy, unreachable } from './conditions.ts';
import { checkReference, repeats } from './references.ts';

/** Every ticket finds exactly one rule, every rule can be found, and what it names exists. */
export function checkPolicies(file: ConfigurationFile): readonly Finding[] {
  return [
    ...checkNames(file),
    ...checkLast(file),
    ...checkReachable(file),
    ...file.policies.flatMap((_, index) => checkRule(file, index)),
  ];
}

/** Histories name the rule that chose a target. */
function checkNames({ policies }: ConfigurationFile): readonly Finding[] {
  return repeats(policies.map((rule) => rule.name)).map(({ index, first }) =>
    error(['policies', index, 'name'], `is also the name of policies[${first}]; give each its own`),
  );
}

function checkLast({ policies }: ConfigurationFile): readonly Finding[] {
  const last = policies.at(-1);
  if (last === undefined)
    return [error(['policies'], 'has no rule; write at least one without when, which matches every ticket')];
  if (matchesEverything(last.when ?? {})) return [];
  return [
    error(
      ['policies', policies.length - 1],
      'is the last rule and does not match every ticket; add a rule without when after it',
    ),
  ];
}

function checkReachable({ policies }: ConfigurationFile): readonly Finding[] {
  return policies.flatMap((rule, index) => {
    const isLast = index === policies.length - 1;
    const takers = takenBy(
      rule.when ?? {},
      policies.slice(0, index).map((earlier) => earlier.when ?? {}),
    );
    // Rules that together take everything may still be followed by the rule for everything, which is required.
    if (takers === undefined || (isLast && takers.length > 1)) return [];
    return [error(['policies', index], unreachable(takers.map((taker) => JSON.stringify(policies[taker]?.name))))];
  });
}

function checkRule(file: ConfigurationFile, index: number): readonly Finding[] {
  const rule = file.policies[index];
  if (rule === undefined) return [];
  const path: ProblemPath = ['policies', index];
  return [
    ...checkReference(rule.calendar, file.calendars, [...path, 'calendar'], 'calendars'),
    ...checkReference(rule.escalation, file.escalations, [...path, 'escalation'], 'escalations'),
    ...METRICS.flatMap((metric) =>
      checkReference(rule.targets[metric]?.calendar, file.calendars, [...path, 'targets', metric, 'calendar'], 'calendars'),
    ),
    ...checkWhen(rule.when, file.teams, [...path, 'when']),
    ...checkTold(file, index),
    ...checkPauses(file, index),
  ];
}

/** A promise that nobody is told of when it is broken. */
function checkTold({ policies, escalations }: ConfigurationFile, index: number): readonly Finding[] {
  const rule = policies[index];
  if (rule === undefined || !Object.hasOwn(escalations, rule.escalation)) return [];
  return METRICS.flatMap((metric) => {
    const levels = escalations[rule.escalation]?.[metric] ?? [];
    if (rule.targets[metric] === undefined || levels.length > 0) return [];
    const path = ['policies', index, 'targets', metric];
    return [warning(path, `nobody is told when it is broken; add levels at escalations.${rule.escalation}.${metric}`)];
  });
}

/** `any` already means every reason. */
function checkPauses({ policies }: ConfigurationFile, index: number): readonly Finding[] {
  return METRICS.flatMap((metric) => {
    const reasons = policies[index]?.pauses?.[metric] ?? [];
    const path = ['policies', index, 'pauses', metric];
    if (reasons.length > 1 && reasons.includes('any')) return [error(path, '"any" is every reason; write it alone')];
    const [only] = reasons;
    const slip = reasons.length === 1 && only !== undefined && only !== 'any' ? didYouMean(only, ['any']) : '';
    return slip === '' ? [] : [warning(path, `is the hold reason ${JSON.stringify(only)}${slip}`)];
  });
}
