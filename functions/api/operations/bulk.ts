import type { BodyOf } from '../../../shared/api/route.ts';
import type { bulkRoutes } from '../../../shared/api/routes/bulk.ts';
import type { commandRoutes } from '../../../shared/api/routes/commands.ts';
import type { BulkItem, BulkOutcomeBody } from '../../../shared/api/schemas/bulk.ts';
import type { ProblemBody } from '../../../shared/api/schemas/problem.ts';
import type { TicketBody } from '../../../shared/api/schemas/ticket.ts';
import { idOfReference } from '../../../shared/core/reference.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call, Operation, Operations } from '../../../shared/lambda/http-api.ts';
import { commandIdOf } from '../../../shared/lambda/http-idempotency.ts';
import { bodyProblem, invalidInput, problemOf, problemReply } from '../../../shared/lambda/http-problem.ts';
import { demandVisible } from '../../../shared/lambda/http-scope.ts';
import type { ApiServices } from '../services.ts';
import { commandOperations } from './commands.ts';
import { ticketIdOf } from './naming.ts';

/** The same command for many tickets: each goes its own way through the operation of that command, a few at a time. */
type BulkCall = Call<typeof bulkRoutes.changeTickets>;
type Action = BodyOf<typeof bulkRoutes.changeTickets>['action'];

const COMMANDS = {
  assign: 'assign',
  priority: 'changePriority',
  hold: 'hold',
  resume: 'resume',
  note: 'note',
  watch: 'watch',
  acknowledge: 'acknowledge',
  resolve: 'resolve',
  close: 'close',
  merge: 'merge',
} as const satisfies { readonly [A in Action]: keyof typeof commandRoutes };

/** As many as the store answers side by side without a queue of its own. */
const AT_ONCE = 8;

export function bulkOperations(services: ApiServices): Operations<typeof bulkRoutes> {
  const commands = commandOperations(services);
  return {
    changeTickets: async (call) => {
      demandEachOnce(call.body.ids);
      // Each body was checked by the schema of its action.
      const operation = commands[COMMANDS[call.body.action]] as unknown as Operation<typeof commandRoutes.resume>;
      const items = await eachInTurn(call.body.ids, (id) => changeOne(services, { id, call }, operation));
      const done = items.filter(({ status }) => status < 400).length;
      const value: BulkOutcomeBody = { done, refused: items.length - done, items: [...items] };
      return { status: 200, content: { kind: 'json', value } };
    },
  };
}

/** @throws HttpProblem 422: of two commands for one ticket, which comes first would be by chance */
function demandEachOnce(ids: readonly string[]): void {
  const known = ids.map((id) => idOfReference(id) ?? id);
  const errors = known.flatMap((id, at) =>
    known.indexOf(id) === at ? [] : [bodyProblem(['ids', String(at)], 'Is named twice. Name each ticket once.')],
  );
  if (errors.length > 0) throw invalidInput(errors);
}

async function eachInTurn(ids: readonly string[], work: (id: string) => Promise<BulkItem>): Promise<readonly BulkItem[]> {
  const done: BulkItem[] = [];
  const queue = ids.entries();
  const worker = async () => {
    for (const [at, id] of queue) done[at] = await work(id);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, ids.length) }, worker));
  return done;
}

type One = { readonly id: string; readonly call: BulkCall };

async function changeOne(
  services: ApiServices,
  { id, call }: One,
  operation: Operation<typeof commandRoutes.resume>,
): Promise<BulkItem> {
  const { caller, idempotencyKey } = call;
  const { action, body = {} } = call.body;
  try {
    await demandVisible(services, caller, ticketIdOf({ id }));
    const commandId = (scope: string) => commandIdOf([caller.name, `bulk ${action}`, scope], idempotencyKey, body);
    return itemOf(id, await operation({ ...call, params: { id }, body, commandId, ifVersion: undefined }));
  } catch (error) {
    const init = problemOf(error);
    if (init.status >= 500) services.log.error('a command of many failed', { ticketId: id, error });
    const problem = problemReply(init, '');
    return { id, status: init.status, problem: (problem.content as { readonly value: ProblemBody }).value };
  }
}

function itemOf(id: string, { status, headers = {}, content }: HttpReply): BulkItem {
  const { version } = (content as { readonly value: TicketBody }).value;
  return { id, status, version, ...(headers['idempotency-replayed'] === 'true' && { replayed: true }) };
}
