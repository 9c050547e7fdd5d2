import { METRICS } from '../../core/sla/metric.ts';
import { error, type Finding, type ProblemPath, warning } from '../problem.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { neverCloses } from '../schema/weeks.ts';
import { quote } from '../text/parsed.ts';
import { didYouMean } from '../text/suggest.ts';
import { checkWhen } from './check-when.ts';
import { matchesEverything, takenBy, unreachable } from './conditions.ts';
import { overlapping, overlapsOf } from './overlaps.ts';
import { checkReference, repeats } from './references.ts';

/** Every ticket finds exactly one rule, every rule can be found, and what it names exists. */
export function checkPolicies(file: ConfigurationFile): readonly Finding[] {
  return [
    ...checkNames(file),
    ...checkLast(file),
    ...checkReachable(file),
    ...checkOverlaps(file),
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

/** Rules of which only the order decides, each with a ticket that fits both. Those that promise the same may stand as they like. */
function checkOverlaps({ policies }: ConfigurationFile): readonly Finding[] {
  const promises = policies.map(({ name: _name, when: _when, ...promise }) => JSON.stringify(promise));
  const overlaps = overlapsOf(
    policies.map(({ when }) => when ?? {}),
    (one, other) => promises[one] !== promises[other],
  );
  const nameOf = (rule: number) => JSON.stringify(policies[rule]?.name);
  return overlaps.map((overlap) => warning(['policies', overlap.later, 'when'], overlapping(overlap, nameOf)));
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
    ...checkBusinessDays(file, index),
  ];
}

/** Working days of a calendar that never closes are all days there are. */
function checkBusinessDays({ policies, calendars }: ConfigurationFile, index: number): readonly Finding[] {
  return METRICS.flatMap((metric) => {
    const rule = policies[index];
    const target = rule?.targets[metric];
    const name = target?.calendar ?? rule?.calendar ?? '';
    const calendar = Object.hasOwn(calendars, name) ? calendars[name] : undefined;
    if (target?.within.kind !== 'business-days' || calendar === undefined || !neverCloses(calendar)) return [];
    const path = ['policies', index, 'targets', metric];
    return [
      warning(
        path,
        `every day is a working day of ${quote(name)}, which never closes; name a calendar with days off, or write hours`,
      ),
    ];
  });
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
