/** Those who ask: programs that send each command until they have an answer, always under the same id, as the API's guide tells them to. */

import type { Outcome } from '../../shared/app/run-command.ts';
import type { Actor } from '../../shared/core/actor.ts';
import type { Command, CommandBody, RebaseCommand } from '../../shared/core/command.ts';
import { type Instant, MINUTE_MS, SECOND_MS } from '../../shared/core/instant.ts';
import type { Machine } from './machine.ts';
import type { Scheduler } from './scheduler.ts';
import type { Action, Life, Step } from './workload.ts';

export type Asked = {
  readonly id: string;
  readonly ticket: number;
  readonly by: Actor;
  readonly body: CommandBody | Omit<RebaseCommand, 'by' | 'commandId'>;
  /** `done`: acknowledged, and its facts are in the history. `nothing`: acknowledged, and there was nothing to do. `unknown`: nobody said. */
  answer: 'done' | 'nothing' | 'refused' | 'unknown';
};

export type Office = {
  readonly scheduler: Scheduler;
  /** A machine of the API that is up. */
  readonly machine: () => Machine;
  readonly ticketId: (ticket: number) => string;
  /** When a ticket is next due, as nobody but the simulation can know. */
  readonly dueAt: (ticket: number) => Instant | undefined;
  readonly version: (ticket: number) => number | undefined;
  readonly newestPolicy: () => number;
};

const PATIENCE_MS = 20 * SECOND_MS;
const MOST_TRIES = 12;
/** Whoever waits for a level waits no longer than this. */
const HORIZON_MS = 12 * 60 * MINUTE_MS;

export type Clients = { readonly asked: ReadonlyMap<string, Asked>; live(life: Life, origin: string): Promise<void> };

export function createClients(office: Office): Clients {
  const { scheduler } = office;
  const asked = new Map<string, Asked>();
  /** How each command is sent: again exactly as the first time. */
  const requests = new Map<string, (machine: Machine) => Promise<Outcome>>();

  /** Sends until there is an answer; a machine that dies says nothing. */
  const insist = async (order: Asked, send: (machine: Machine) => Promise<Outcome>): Promise<Outcome | undefined> => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const outcome = await attempt(office.machine(), send);
      if (outcome !== undefined) {
        order.answer = answerOf(outcome, order.id);
        return outcome;
      }
      await scheduler.sleep(Math.min(2 ** tries * SECOND_MS, MINUTE_MS));
    }
    return undefined;
  };
  const attempt = (machine: Machine, send: (machine: Machine) => Promise<Outcome>): Promise<Outcome | undefined> =>
    new Promise((resolve) => {
      scheduler.after(PATIENCE_MS, () => resolve(undefined));
      send(machine).then(resolve, () => resolve(undefined));
    });

  const open = (life: Life, origin: string): Promise<Outcome | undefined> => {
    const { ticket, priority, team, tier, muted } = life;
    const id = `${origin}.open`;
    const order: Asked = { id, ticket, by: 'api:crm', body: openingOf(life, office.ticketId(ticket)), answer: 'unknown' };
    asked.set(id, order);
    const draft = {
      subject: 's',
      requester: { email: 'cora@customer.example', name: 'Cora' },
      language: 'en',
      channel: 'api',
      priority,
      muted,
      ...(team !== undefined && { team }),
      ...(tier !== undefined && { tier }),
    } as const;
    return insist(order, ({ release: { engine }, services }) =>
      engine.openTicket(services, draft, { by: 'api:crm', key: origin, commandId: id }),
    );
  };

  const act = async (ticket: number, action: Action, id: string): Promise<void> => {
    if (action.kind === 'repeat') return repeat(ticket);
    const body = bodyOf(action, id);
    const by = 'by' in action && action.by !== undefined ? action.by : 'agent:lee';
    const order: Asked = { id, ticket, by, body, answer: 'unknown' };
    asked.set(id, order);
    const expected = expectation(ticket, action);
    const request = (machine: Machine) => carryOut(machine, order, action, expected);
    requests.set(id, request);
    await insist(order, request);
  };
  const bodyOf = (action: Exclude<Action, { kind: 'repeat' }>, id: string): Asked['body'] => {
    if (action.kind === 'merge') return { type: 'merge', into: office.ticketId(action.into) };
    if (action.kind === 'rebase') return { type: 'rebase', policyVersion: office.newestPolicy(), passed: action.passed };
    const { body, holdMs } = action;
    if (body.type === 'hold' && holdMs !== undefined) return { ...body, until: scheduler.now() + holdMs };
    return 'message' in body && body.message !== undefined ? { ...body, message: id } : body;
  };
  const carryOut = (
    machine: Machine,
    { id, ticket, by, body }: Asked,
    action: Exclude<Action, { kind: 'repeat' }>,
    expected: { readonly ifVersion?: number },
  ) => {
    const { services, release } = machine;
    const { engine } = release;
    const ticketId = office.ticketId(ticket);
    const command = { ...body, by, commandId: id } as Command | RebaseCommand;
    const options = { ...expected, beforeCommit: () => saveMessage(machine, ticketId, id, body) };
    if (command.type === 'merge') return engine.mergeTicket(services, ticketId, command, options);
    if (action.kind === 'command' && action.way === 'heir' && command.type !== 'rebase') {
      return engine.runOnHeir(services, ticketId, command, (heir) => ({
        beforeCommit: () => saveMessage(machine, heir, id, body),
      }));
    }
    return engine.runCommand(services, ticketId, command, options);
  };
  const expectation = (ticket: number, action: Action) => {
    const version = office.version(ticket);
    if (action.kind !== 'command' || action.ifVersion === undefined || version === undefined) return {};
    return { ifVersion: action.ifVersion === 'newest' ? version : version - 1 };
  };
  /** As a program that never saw the answer to its newest command asks once more. */
  const repeat = async (ticket: number): Promise<void> => {
    const order = [...asked.values()].findLast((one) => one.ticket === ticket && one.body.type !== 'open');
    if (order === undefined || order.answer === 'refused') return;
    const before = order.answer;
    const request = requests.get(order.id);
    if (request !== undefined) await insist(order, request);
    if (before === 'done' && order.answer !== 'done') order.answer = before;
  };
  const waitFor = async (ticket: number, { when }: Step): Promise<void> => {
    if (when.kind === 'after') return scheduler.sleep(when.ms);
    // What was just done owes its mails first; only then it is due for its level.
    await scheduler.sleep(2 * SECOND_MS);
    const dueAt = office.dueAt(ticket);
    const now = scheduler.now();
    if (dueAt !== undefined && dueAt + when.ms > now && dueAt < now + HORIZON_MS) await scheduler.sleep(dueAt + when.ms - now);
  };

  const live = async (life: Life, origin: string): Promise<void> => {
    const opened = await open(life, origin);
    if (opened === undefined) return;
    for (const [index, step] of life.steps.entries()) {
      await waitFor(life.ticket, step);
      await Promise.all(step.actions.map((action, n) => act(life.ticket, action, `${origin}-${index}-${n}.do`)));
    }
  };
  return { asked, live };
}

function openingOf({ priority, team, tier, muted }: Life, id: string): CommandBody {
  return {
    type: 'open',
    id,
    subject: 's',
    requester: { email: 'cora@customer.example', name: 'Cora' },
    language: 'en',
    priority,
    channel: 'api',
    tags: [],
    fields: {},
    ...(team !== undefined && { team }),
    ...(tier !== undefined && { tier }),
    ...(muted && { muted }),
  };
}

function answerOf(outcome: Outcome, id: string): Asked['answer'] {
  if (!outcome.ok) return 'refused';
  return outcome.repeated || outcome.facts.some(({ command }) => command === id) ? 'done' : 'nothing';
}

function saveMessage({ services }: Machine, ticketId: string, id: string, body: Asked['body']): Promise<void> {
  if (!('message' in body) || body.message === undefined) return Promise.resolve();
  return services.messages.save({
    id,
    ticketId,
    at: services.now(),
    direction: 'out',
    channel: 'api',
    author: 'agent:lee',
    text: 't',
  });
}
