import { METRICS } from '../../core/sla/metric.ts';
import { error, type Finding, type ProblemPath, warning } from '../problem.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { checkWhen } from './check-when.ts';
import { matchesEverything, takenBy, unreachable } from './conditions.ts';
import { overlapping, overlapsOf } from './overlaps.ts';
import { checkReference } from './references.ts';

/** Routing leads to teams that exist, by rules that can be found, and leaves no ticket without a team unnoticed. */
export function checkRouting(file: ConfigurationFile): readonly Finding[] {
  const routing = file.routing ?? [];
  return [...routing.flatMap((_, index) => checkRoute(file, index)), ...checkOverlaps(routing), ...checkDefault(file)];
}

function checkRoute(file: ConfigurationFile, index: number): readonly Finding[] {
  const rules = file.routing ?? [];
  const rule = rules[index];
  const path: ProblemPath = ['routing', index];
  if (rule === undefined) return [];
  const team = checkReference(rule.team, file.teams, [...path, 'team'], 'teams');
  if (rule.when?.team !== undefined) {
    return [...team, error([...path, 'when', 'team'], 'never matches: a ticket that has a team is not routed; remove it')];
  }
  const takers = takenBy(
    rule.when ?? {},
    rules.slice(0, index).map((earlier) => earlier.when ?? {}),
  );
  const named = [...team, ...checkWhen(rule.when, file.teams, [...path, 'when'])];
  if (takers === undefined) return named;
  return [...named, error(path, unreachable(takers.map((taker) => `routing[${taker}]`)))];
}

function checkOverlaps(routing: NonNullable<ConfigurationFile['routing']>): readonly Finding[] {
  const overlaps = overlapsOf(
    routing.map(({ when }) => when ?? {}),
    (one, other) => routing[one]?.team !== routing[other]?.team,
  );
  const nameOf = (rule: number) => `routing[${rule}]`;
  return overlaps.map((overlap) => warning(['routing', overlap.later, 'when'], overlapping(overlap, nameOf)));
}

function checkDefault({ routing, escalations }: ConfigurationFile): readonly Finding[] {
  if (routing?.some((rule) => matchesEverything(rule.when ?? {}))) return [];
  const levels = Object.values(escalations).flatMap((ladder) => METRICS.flatMap((metric) => ladder[metric] ?? []));
  if (!levels.some((level) => level.tell.some(({ kind }) => kind === 'lead' || kind === 'team' || kind === 'manager'))) return [];
  return [
    warning(
      ['routing'],
      'some tickets get no team, so levels reach no lead for them; end with a rule without when, e.g. { team: service }',
    ),
  ];
}
