import type { SupposedBody } from '../../../shared/api/schemas/escalations.ts';
import type { Supposed } from '../../../shared/app/escalation/supposed.ts';
import type { Configuration } from '../../../shared/app/ports.ts';
import { defined } from '../../../shared/core/defined.ts';
import { DAY_MS } from '../../../shared/core/instant.ts';
import type { Foreseen } from '../../../shared/core/what-if/foresee.ts';
import { HttpProblem, invalidBodyField } from '../../../shared/lambda/http-problem.ts';

/** Ladders are at their end long before. */
export const FURTHEST_MS = 400 * DAY_MS;

export const supposedOf = (body: SupposedBody, { mail }: Pick<Configuration, 'mail'>): Supposed => ({
  ...defined(body),
  language: mail.defaultLanguage,
});

/** @throws HttpProblem 422 where the ticket could not be opened like that */
export function demandOpened({ refused: [first] }: Foreseen): void {
  if (first === undefined) return;
  const { code } = first.rejection;
  if (code === 'unknown-team') throw invalidBodyField('team', 'No team has this id.');
  if (code === 'unknown-person') throw invalidBodyField('assignee', 'Nobody of the staff has this id.');
  throw new HttpProblem({ status: 422, code, detail: 'The ticket could not be opened like that.' });
}

export const openedOf = ({ moments }: Foreseen) => moments[0]?.after.ticket;
