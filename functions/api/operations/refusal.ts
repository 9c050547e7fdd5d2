import type { Refusal } from '../../../shared/app/run-command.ts';
import { assertNever } from '../../../shared/core/assert-never.ts';
import { referenceOf } from '../../../shared/core/reference.ts';
import { reusedKey } from '../../../shared/lambda/http-idempotency.ts';
import { HttpProblem, invalidBodyField } from '../../../shared/lambda/http-problem.ts';
import { noSuchTicket } from '../../../shared/lambda/http-scope.ts';
import { noSuchPerson } from './naming.ts';

/** Puts the core's refusals into words: why, and what could be done instead. */
export function refusalProblem(refusal: Refusal): HttpProblem {
  switch (refusal.code) {
    case 'not-found':
      return noSuchTicket();
    case 'unknown-person':
      return noSuchPerson(refusal.named);
    case 'owner-already':
      return invalidBodyField('to', 'Is the owner already. Name somebody else.');
    case 'unknown-team':
      return invalidBodyField('team', 'No team has this id.');
    case 'hold-ends-in-the-past':
      return invalidBodyField('until', 'Is not in the future. Name a later instant, or leave it out for a hold without an end.');
    case 'merged-into-itself':
      return invalidBodyField('into', 'Is this very ticket. Name another one.');
    case 'unknown-target':
      return invalidBodyField('into', 'No ticket has this id or reference.');
    case 'idempotency-key-reused':
      return reusedKey();
    case 'stale-version':
      return stale(refusal.version);
    case 'merged':
      return goneInto(refusal, 'The ticket was merged into');
    case 'target-merged':
      return goneInto(refusal, 'The ticket to merge into was itself merged. It goes on as');
    case 'wrong-status':
    case 'not-confirmed':
    case 'nothing-to-acknowledge':
    case 'no-owner':
    case 'no-handover':
    case 'not-theirs-to-hand-over':
    case 'already-exists':
      return conflict(refusal);
    default:
      return assertNever(refusal);
  }
}

function goneInto({ code, into: id }: Extract<Refusal, { into: string }>, why: string): HttpProblem {
  const reference = referenceOf(id);
  return new HttpProblem({
    status: 409,
    code,
    detail: `${why} ${reference}: go on with /v1/tickets/${id}. Nothing was changed.`,
    mergedInto: { id, reference },
  });
}

function stale(version: number): HttpProblem {
  return new HttpProblem({
    status: 412,
    code: 'stale-version',
    detail: `The ticket is at version ${version} by now. Read it again, and repeat the request with its new ETag if it still makes sense.`,
    currentVersion: version,
    headers: { etag: `"${version}"` },
  });
}

type Conflict = Extract<
  Refusal,
  {
    code:
      | 'wrong-status'
      | 'not-confirmed'
      | 'nothing-to-acknowledge'
      | 'no-owner'
      | 'no-handover'
      | 'not-theirs-to-hand-over'
      | 'already-exists';
  }
>;

function conflict(refusal: Conflict): HttpProblem {
  const status = { status: 409, code: refusal.code } as const;
  switch (refusal.code) {
    case 'wrong-status':
      return new HttpProblem({
        ...status,
        detail: `The ticket is ${refusal.status}; this is possible while it is ${refusal.allowed.join(', ')}. Nothing was changed.`,
        currentStatus: refusal.status,
        allowedStatuses: [...refusal.allowed],
      });
    case 'not-confirmed':
      return new HttpProblem({
        ...status,
        detail: 'The customer has not confirmed that it is solved. Ask for the confirmation, then close. Nothing was changed.',
      });
    case 'nothing-to-acknowledge':
      return new HttpProblem({ ...status, detail: 'No promise of this kind is running on the ticket. Nothing was changed.' });
    case 'no-owner':
      return new HttpProblem({
        ...status,
        detail:
          'Nobody has taken the request up yet: whoever first answers the customer, or takes the ticket, owns it. Assign it instead. Nothing was changed.',
      });
    case 'no-handover':
      return new HttpProblem({
        ...status,
        detail: 'No handover is offered, or not to this person. Read the ticket again. Nothing was changed.',
      });
    case 'not-theirs-to-hand-over':
      return new HttpProblem({
        ...status,
        detail:
          'This takes the owner of the ticket, the lead of its team, or a superior of the owner as `author`. Nothing was changed.',
      });
    case 'already-exists':
      return new HttpProblem({
        ...status,
        detail: 'No free id could be found for the ticket. Send the request again with another Idempotency-Key.',
      });
    default:
      return assertNever(refusal);
  }
}
