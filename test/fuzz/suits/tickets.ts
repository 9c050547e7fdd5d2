import { DAY_MS } from '../../../shared/core/instant.ts';
import { ALLOWED_IN } from '../../../shared/core/transitions.ts';
import type { Thing } from '../known.ts';
import { type Circumstances, iso, PEOPLE, type Suit, some, type Topic, thing, without } from '../suit.ts';

type Changes = (made: Thing, ticket: Thing, circumstances: Circumstances) => Thing;

/** About a ticket that takes the command. */
const ticketThat =
  (
    command: keyof typeof ALLOWED_IN,
    change: Changes = (made) => made,
    isMeant: (ticket: Thing, circumstances: Circumstances) => boolean = () => true,
  ): Suit =>
  (circumstances) => {
    const takes: readonly unknown[] = ALLOWED_IN[command];
    const ticket = some(circumstances, 'ticket', (one) => takes.includes(one['status']) && isMeant(one, circumstances));
    return ticket && { path: { id: ticket['id'] }, body: (made) => change(made, ticket, circumstances) };
  };

const isOffered = ({ handover }: Thing, { now }: Circumstances): boolean =>
  handover !== undefined && Date.parse(String((handover as Thing)['until'])) > now();
const receiverOf = ({ handover }: Thing): unknown => (handover as Thing)['to'];
const hasOwner = ({ owner }: Thing): boolean => owner !== undefined;
const isOpen = ({ status }: Thing): boolean => status === 'open';

const byReceiver: Changes = (made, ticket) => ({ ...made, author: receiverOf(ticket) });

const reads = thing('ticket', 'id');

export const tickets: Topic = {
  suits: {
    reply: ticketThat('reply', (made) => (made['from'] === 'requester' ? without(made, 'author', 'automatic') : made)),
    note: ticketThat('note'),
    assign: ticketThat('assign', (made, _, { draw }) => ({ ...made, assignee: draw.pick(PEOPLE) })),
    changePriority: ticketThat('change-priority'),
    hold: ticketThat('hold', (made, _, { now, draw }) => ({
      ...made,
      ...('until' in made && { until: iso(now() + draw.int(1, 20 * DAY_MS)) }),
    })),
    resume: ticketThat('resume'),
    proposeSolution: ticketThat('propose-solution'),
    resolve: ticketThat('resolve'),
    confirm: ticketThat('confirm'),
    reopen: ticketThat('reopen'),
    close: ticketThat('close'),
    complain: ticketThat('complain'),
    rate: ticketThat('rate'),
    acknowledge: ticketThat('acknowledge', (made) => without(made, 'metric'), isOpen),
    handOver: ticketThat(
      'hand-over',
      (made, { owner }, { draw }) => ({ ...without(made, 'author'), to: draw.pick(PEOPLE.filter((one) => one !== owner)) }),
      hasOwner,
    ),
    acceptHandover: ticketThat('accept-handover', byReceiver, isOffered),
    declineHandover: ticketThat('decline-handover', byReceiver, isOffered),
    withdrawHandover: ticketThat('withdraw-handover', (made) => without(made, 'author'), isOffered),
    watch: ticketThat('watch'),
    unwatch: ticketThat('unwatch'),
    merge: ticketThat('merge', (made, { id }, circumstances) => ({
      ...made,
      into: some(circumstances, 'ticket', (other) => isOpen(other) && other['id'] !== id)?.['reference'] ?? made['into'],
    })),
    getTicket: reads,
    listHistory: reads,
    listMessages: reads,
    explainTicket: reads,
    foreseeEscalation: reads,
    listReceipts: reads,
  },
  first: {
    resume: 'hold',
    confirm: 'proposeSolution',
    reopen: 'proposeSolution',
    rate: 'proposeSolution',
    handOver: 'reply',
    acceptHandover: 'handOver',
    declineHandover: 'handOver',
    withdrawHandover: 'handOver',
  },
};
