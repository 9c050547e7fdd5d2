import type { CommandOf } from '../command.ts';
import type { Context } from '../context.ts';
import { defined } from '../defined.ts';
import type { FactBody } from '../fact.ts';
import { findTeam } from '../organisation.ts';
import type { Rejection } from '../rejection.ts';
import { matchesCondition } from '../sla/match-rule.ts';

/** A new ticket goes to the team that its sender named, or to the one that routing finds. */
export function open(command: CommandOf<'open'>, context: Context): readonly FactBody[] | Rejection {
  const { type: _, by: __, commandId: ___, tags, fields, ...rest } = command;
  const team = command.team ?? route(command, context);
  if (team !== undefined && findTeam(context.organisation, team) === undefined) return { code: 'unknown-team', id: team };
  return [
    {
      ...rest,
      type: 'opened',
      ...defined({ team }),
      ...(tags.length === 0 ? {} : { tags }),
      ...(Object.keys(fields).length === 0 ? {} : { fields }),
      policyVersion: context.policySet.version,
    },
  ];
}

function route(command: CommandOf<'open'>, context: Context): string | undefined {
  return context.policySet.routing.find((rule) => matchesCondition(rule.when, command))?.team;
}
