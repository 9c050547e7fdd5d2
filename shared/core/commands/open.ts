import type { CommandOf } from '../command.ts';
import type { Context } from '../context.ts';
import { defined } from '../defined.ts';
import type { FactBody } from '../fact.ts';
import { findTeam } from '../organisation.ts';
import type { PolicySet } from '../policy-set.ts';
import type { Rejection } from '../rejection.ts';
import { matchesCondition } from '../sla/match-rule.ts';
import type { Classification } from '../sla/policy.ts';

/** A new ticket goes to the team that its sender named, or to the one that routing finds. */
export function open(command: CommandOf<'open'>, context: Context): FactBody | Rejection {
  const { type: _, by: __, commandId: ___, tags, fields, ...rest } = command;
  const team = command.team ?? routeOf(command, context.policySet);
  if (team !== undefined && findTeam(context.organisation, team) === undefined) return { code: 'unknown-team', id: team };
  return {
    ...rest,
    type: 'opened',
    ...defined({ team }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
    policyVersion: context.policySet.version,
  };
}

/** The team that routing finds for a new ticket. */
export function routeOf(classification: Classification, { routing }: PolicySet): string | undefined {
  return routing.find((rule) => matchesCondition(rule.when, classification))?.team;
}
