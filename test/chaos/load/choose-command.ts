import { PRIORITIES } from '../../../shared/core/priority.ts';
import type { Status } from '../../../shared/core/ticket.ts';
import { pick, type Random } from '../../support/random.ts';
import type { Command, Operation, Seen } from './sent-command.ts';

type Choice = {
  readonly weight: number;
  readonly operation: Operation;
  readonly verb: string;
  body(random: Random): Command['body'];
};

const choice = (weight: number, operation: Operation, verb: string, body: Choice['body'] = () => ({})): Choice => ({
  weight,
  operation,
  verb,
  body,
});

const answer = (weight: number) => choice(weight, 'reply', 'replies', () => ({ from: 'agent', body: 'We look into it.' }));
const question = (weight: number) =>
  choice(weight, 'reply', 'replies', () => ({ from: 'requester', body: 'And when will it work?' }));
const priority = (weight: number) =>
  choice(weight, 'changePriority', 'priority', (random) => ({ priority: pick(PRIORITIES, random) }));
const acknowledge = (weight: number) => choice(weight, 'acknowledge', 'acknowledge', () => ({ author: 'leo' }));
const hold = choice(10, 'hold', 'hold', (random) => ({
  reason: 'waiting for a part',
  ...(random() < 0.3 ? { until: new Date(Date.now() + 2_000 + random() * 8_000).toISOString() } : {}),
}));
const note = (weight: number) => choice(weight, 'note', 'notes', () => ({ author: 'ann', body: 'The spare part is ordered.' }));
const resolve = (weight: number) =>
  choice(weight, 'resolve', 'resolve', (random) => (random() < 0.5 ? { body: 'It works again.' } : {}));
const reopen = (weight: number) => choice(weight, 'reopen', 'reopen');
const close = (weight: number) => choice(weight, 'close', 'close');

/** What people do to a ticket in a state; now and then to one that somebody else has just moved on, which is refused. */
const CHOICES: { readonly [S in Status]: readonly Choice[] } = {
  open: [answer(15), question(15), note(25), hold, priority(8), acknowledge(12), resolve(15)],
  'on-hold': [choice(45, 'resume', 'resume'), question(15), answer(10), note(15), priority(8), acknowledge(5), close(2)],
  'solution-proposed': [close(1)],
  resolved: [choice(25, 'confirm', 'confirm'), reopen(20), question(10), note(5), close(40)],
  confirmed: [close(70), reopen(30)],
  closed: [reopen(1)],
  merged: [close(1)],
};

/** The next command to a ticket, by the state in which it was last seen. */
export function chooseCommand(ticket: Seen, key: string, random: Random): Command {
  const { operation, verb, body } = weighted(CHOICES[ticket.status], random);
  return { operation, ticketId: ticket.id, path: `/v1/tickets/${ticket.id}/${verb}`, body: body(random), key };
}

export function openingCommand(key: string, random: Random): Command {
  const customer = Math.floor(random() * 500);
  const body = {
    subject: `Request ${key}`,
    description: 'Since this morning the printer on the third floor prints every page twice. Could somebody have a look?',
    requester: { email: `customer${customer}@customer.example`, name: `Customer ${customer}` },
    priority: pick(PRIORITIES, random),
  };
  return { operation: 'openTicket', path: '/v1/tickets', body, key };
}

function weighted(choices: readonly Choice[], random: Random): Choice {
  let left = random() * choices.reduce((sum, { weight }) => sum + weight, 0);
  for (const one of choices) {
    left -= one.weight;
    if (left < 0) return one;
  }
  return pick(choices, random);
}
