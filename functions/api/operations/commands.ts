import type { BodyOf } from '../../../shared/api/route.ts';
import type { commandRoutes } from '../../../shared/api/routes/commands.ts';
import { email } from '../../../shared/api/text.ts';
import { loadTicket } from '../../../shared/app/load-ticket.ts';
import { findHeir, runOnHeir } from '../../../shared/app/merging/heir.ts';
import { mergeTicket } from '../../../shared/app/merging/merge-ticket.ts';
import { messageIdOf } from '../../../shared/app/open-ticket.ts';
import type { Message } from '../../../shared/app/ports.ts';
import { type CommandOptions, type Outcome, runCommand } from '../../../shared/app/run-command.ts';
import { isThanks, namesAround } from '../../../shared/app/thanks/is-thanks.ts';
import type { Actor } from '../../../shared/core/actor.ts';
import type { Command, CommandBody } from '../../../shared/core/command.ts';
import { defined } from '../../../shared/core/defined.ts';
import type { Organisation } from '../../../shared/core/organisation.ts';
import { idOfReference } from '../../../shared/core/reference.ts';
import type { Requester } from '../../../shared/core/ticket.ts';
import type { Call, Operation, Operations } from '../../../shared/lambda/http-api.ts';
import type { Caller } from '../../../shared/lambda/http-auth.ts';
import { invalidBodyField } from '../../../shared/lambda/http-problem.ts';
import { demandVisible, sees } from '../../../shared/lambda/http-scope.ts';
import type { ApiServices } from '../services.ts';
import { authorOf, personIdOf, ticketIdOf, ticketOf } from './naming.ts';
import { refusalProblem } from './refusal.ts';
import { outcomeReply } from './replies.ts';

/** Everything that people do to a ticket: each operation words its command, and one function carries it out. */
type CommandRoutes = typeof commandRoutes;
type Id = keyof CommandRoutes;

type Asked<I extends Id> = {
  readonly body: BodyOf<CommandRoutes[I]>;
  readonly organisation: Organisation;
  /** In whose name: the member of staff that `author` names, or the caller. */
  readonly by: Actor;
  /** Person id of the author. */
  readonly author: { readonly author?: string };
  /** Id under which the text will be stored. */
  readonly message: string;
  readonly requester: () => Promise<Requester>;
};

/** A command in words of the core, and the text that it brings. */
type Wording = {
  readonly command: CommandBody;
  readonly by?: Actor;
  readonly text?: Pick<Message, 'direction' | 'text'> | undefined;
};

type Wordings = { readonly [I in Id]: (asked: Asked<I>) => Wording | Promise<Wording> };

const WORDINGS: Wordings = {
  reply: (asked) => (asked.body.from === 'requester' ? customerReply(asked) : staffReply(asked)),
  note: ({ body, author, message }) => ({
    command: { type: 'note', message, ...author },
    text: { direction: 'internal', text: body.body },
  }),
  assign: ({ body: { assignee, team }, organisation }) => ({
    command: {
      type: 'assign',
      ...defined({ assignee: assignee === undefined ? undefined : personIdOf(organisation, assignee), team }),
    },
  }),
  changePriority: ({ body }) => ({ command: { type: 'change-priority', priority: body.priority } }),
  hold: ({ body: { reason, until } }) => ({ command: { type: 'hold', reason, ...defined({ until }) } }),
  resume: () => ({ command: { type: 'resume' } }),
  proposeSolution: (asked) => ({ command: { type: 'propose-solution', ...said(asked).command }, text: said(asked).text }),
  resolve: (asked) => ({ command: { type: 'resolve', ...said(asked).command }, text: said(asked).text }),
  confirm: () => ({ command: { type: 'confirm' } }),
  reopen: ({ body: { reason } }) => ({ command: { type: 'reopen', ...defined({ reason }) } }),
  close: ({ body: { reason } }) => ({ command: { type: 'close', ...defined({ reason }) } }),
  complain: ({ body: { reason } }) => ({ command: { type: 'complain', ...defined({ reason }) } }),
  rate: ({ body: { score, comment } }) => ({ command: { type: 'rate', score, ...defined({ comment }) } }),
  acknowledge: ({ body: { metric } }) => ({ command: { type: 'acknowledge', ...defined({ metric }) } }),
  handOver: ({ body: { to, note }, organisation }) => ({
    command: { type: 'hand-over', to: personIdOf(organisation, to), ...defined({ note }) },
  }),
  acceptHandover: () => ({ command: { type: 'accept-handover' } }),
  declineHandover: ({ body: { reason } }) => ({ command: { type: 'decline-handover', ...defined({ reason }) } }),
  withdrawHandover: () => ({ command: { type: 'withdraw-handover' } }),
  watch: ({ body: { person }, organisation }) => ({ command: { type: 'watch', person: personIdOf(organisation, person) } }),
  unwatch: ({ body: { person }, organisation }) => ({ command: { type: 'unwatch', person: personIdOf(organisation, person) } }),
  merge: ({ body: { into } }) => ({ command: { type: 'merge', into: idOfReference(into) ?? into } }),
};

const staffReply = ({ body, author, message }: Asked<'reply'>): Wording => ({
  command: { type: 'reply', message, ...author, ...(body.automatic ? { automatic: true } : {}) },
  text: { direction: 'out', text: body.body },
});

async function customerReply({ body, message, requester, organisation }: Asked<'reply'>): Promise<Wording> {
  if (body.automatic)
    throw invalidBodyField('automatic', 'Is for answers of the staff. Do not send what a customer did not write.');
  const { email: from, name } =
    body.author === undefined ? await requester() : { email: addressOf(body.author), name: undefined };
  const thanks = isThanks(body.body, namesAround(organisation, name));
  return {
    command: { type: 'customer-reply', message, from, ...(thanks ? { thanks } : {}) },
    by: `requester:${from}`,
    text: { direction: 'in', text: body.body },
  };
}

function addressOf(author: string): string {
  const address = email.safeParse(author);
  if (address.success) return address.data;
  throw invalidBodyField('author', 'Must be the e-mail address of who wrote, since the message is from the requester.');
}

/** A solution may speak for itself, or not say anything. */
function said({ body, message }: Asked<'proposeSolution' | 'resolve'>): {
  readonly command: { readonly message?: string };
  readonly text?: Wording['text'];
} {
  return body.body === undefined ? { command: {} } : { command: { message }, text: { direction: 'out', text: body.body } };
}

export function commandOperations(services: ApiServices): Operations<CommandRoutes> {
  const operations = Object.entries(WORDINGS).map(([id, word]) => [id, carryOut(services, word)]);
  return Object.fromEntries(operations) as Operations<CommandRoutes>;
}

type Word = (asked: Asked<Id>) => Wording | Promise<Wording>;

const carryOut =
  (services: ApiServices, word: Word): Operation<CommandRoutes[Id]> =>
  async (call) => {
    const ticketId = ticketIdOf(call.params);
    const commandId = call.commandId(ticketId);
    const asked = await askedBy(services, call, commandId);
    const { command, by = asked.by, text } = await word(asked);
    if (command.type === 'merge') await demandVisible(services, call.caller, command.into);
    const follows = await followsMerge(services, call.caller, { ticketId, command });
    const outcome = await perform(services, { ticketId, follows }, { ...command, by, commandId }, (id) => ({
      // The caller has seen the ticket that it names, not the one which that was merged into.
      ...(id === ticketId ? defined({ ifVersion: call.ifVersion }) : {}),
      fresh: call.idempotencyKey === undefined,
      beforeCommit: async () => {
        if (text === undefined) return;
        await services.messages.save({
          id: asked.message,
          ticketId: id,
          at: services.now(),
          channel: 'api',
          author: by,
          ...text,
        });
      },
    }));
    if (!outcome.ok) throw refusalProblem(outcome.rejection);
    return outcomeReply(outcome, 200, services.now());
  };

/** What a customer says of a merged ticket belongs to the one that it goes on as, if the caller may see that; others are told so. */
async function followsMerge(services: ApiServices, caller: Caller, { ticketId, command }: Asking): Promise<boolean> {
  if (command.type !== 'customer-reply' && command.type !== 'complain') return false;
  if (caller.teams === undefined) return true;
  const loaded = await loadTicket(services, ticketId);
  return loaded !== undefined && sees(caller, (await findHeir(services, loaded)).stored);
}

type Asking = { readonly ticketId: string; readonly command: CommandBody };

function perform(
  services: ApiServices,
  { ticketId, follows }: { readonly ticketId: string; readonly follows: boolean },
  command: Command,
  options: (ticketId: string) => CommandOptions,
): Promise<Outcome> {
  if (follows) return runOnHeir(services, ticketId, command, options);
  if (command.type === 'merge') return mergeTicket(services, ticketId, command, options(ticketId));
  return runCommand(services, ticketId, command, options(ticketId));
}

async function askedBy(services: ApiServices, call: Call<CommandRoutes[Id]>, commandId: string): Promise<Asked<Id>> {
  const { body, caller, params } = call;
  const { organisation } = await services.configuration.current();
  const isCustomer = 'from' in body && body.from === 'requester';
  const author = isCustomer ? undefined : authorOf(caller, organisation, body.author);
  return {
    body,
    organisation,
    by: author === undefined ? caller.actor : `agent:${author}`,
    author: defined({ author }),
    message: messageIdOf(commandId),
    requester: async () => (await ticketOf(services, params)).snapshot.ticket.requester,
  };
}
