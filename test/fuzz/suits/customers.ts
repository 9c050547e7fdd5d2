import { deedsIn } from '../../../shared/app/customer/deed.ts';
import type { Status } from '../../../shared/core/ticket.ts';
import { ALLOWED_IN } from '../../../shared/core/transitions.ts';
import type { Thing } from '../known.ts';
import { ticketOf } from '../link.ts';
import { type Circumstances, type Suit, type Suited, some, type Topic } from '../suit.ts';

type Linked = { readonly link: string; readonly ticket: Thing };

/** A link to a ticket in such a state. */
function linked({ known, pool, draw }: Circumstances, states: readonly Status[]): Linked | undefined {
  const tickets = known.of('ticket').filter(({ status }) => states.some((one) => one === status));
  const links = pool.of('link').map((link) => String(link));
  const meant = tickets.flatMap((ticket) => {
    const link = links.findLast((one) => ticketOf(one) === ticket['id']);
    return link === undefined ? [] : [{ link, ticket }];
  });
  return meant.length === 0 ? undefined : draw.pick(meant);
}

/** As the customer of a request that takes the command. */
const asks =
  (command: keyof typeof ALLOWED_IN): Suit =>
  (circumstances) => {
    const found = linked(circumstances, ALLOWED_IN[command]);
    return found && { link: found.link };
  };

/** By a link that was mailed of late, whatever became of its request. */
const newest =
  (suited: (link: unknown) => Suited): Suit =>
  ({ pool, draw }) => {
    const link = pool.of('link').at(-draw.int(1, 5)) ?? pool.of('link').at(-1);
    return link === undefined ? undefined : suited(link);
  };
const reads = newest((link) => ({ link }));
const shows = newest((token) => ({ path: { token } }));

/** A file of a public message, and the link of the customer who saw it. */
const file: Suit = (circumstances) => {
  const found = some(circumstances, 'attachment', ({ path }) => String(path).startsWith('/v1/customer/'));
  const [, , , , message, , attachment] = String(found?.['path']).split('/');
  return found && { link: found['proof'], path: { token: found['proof'], message, attachment } };
};

const form: Suit = (circumstances) => {
  const { draw } = circumstances;
  const found = linked(circumstances, ALLOWED_IN['customer-reply']);
  if (found === undefined) return undefined;
  const deed = draw.pick(deedsIn(found.ticket['status'] as Status));
  const once = draw.int(1e15, 9e15);
  return { path: { token: found.link }, form: { do: deed, once, text: 'Still broken. 还是坏的。', score: draw.int(1, 5) } };
};

const forgotten = (circumstances: Circumstances) => {
  const ticket = some(circumstances, 'ticket');
  const { email } = (ticket?.['requester'] ?? {}) as Thing;
  return ticket && { reference: ticket['reference'], email };
};

export const customers: Topic = {
  suits: {
    readOwnRequest: reads,
    listOwnMessages: reads,
    linkOwnAttachment: file,
    writeAsCustomer: asks('customer-reply'),
    complainAsCustomer: asks('complain'),
    confirmAsCustomer: asks('confirm'),
    reopenAsCustomer: asks('reopen'),
    rateAsCustomer: asks('rate'),
    askForLink: (circumstances) => {
      const typed = forgotten(circumstances);
      return typed && { body: () => ({ ticket: typed.reference, email: typed.email }) };
    },
    postLinkForm: (circumstances) => {
      const typed = forgotten(circumstances);
      return typed && { form: typed };
    },
    showRequest: shows,
    postRequest: form,
    fetchRequestFile: file,
    doAction: ({ pool, draw }) => ({ path: { token: pool.of('token').at(-draw.int(1, 2)) } }),
  },
  first: {
    linkOwnAttachment: 'listOwnMessages',
    fetchRequestFile: 'listOwnMessages',
    confirmAsCustomer: 'proposeSolution',
    reopenAsCustomer: 'proposeSolution',
    rateAsCustomer: 'proposeSolution',
  },
};
