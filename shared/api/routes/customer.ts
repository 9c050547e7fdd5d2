import * as z from 'zod/mini';
import type { Route, Routes } from '../route.ts';
import * as customer from '../schemas/customer.ts';
import { page, sortedBy } from './paging.ts';

/**
 * The page of a customer's request for programs: who has the token of a customer's link sees and does by these what its page shows
 * and does, and nothing else.
 */
const answers = [
  { status: 200, description: 'The request after this', content: { kind: 'json', schema: 'CustomerRequest' } },
] as const satisfies Route['answers'];

function deed<const P extends string, S extends z.ZodMiniType, const B extends object>(
  verb: P,
  summary: string,
  body: B & { readonly schema: S },
) {
  return {
    method: 'POST',
    path: `/v1/customer/${verb}`,
    tag: 'customer',
    access: 'customer',
    summary,
    body: { kind: 'json', ...body },
    answers,
    problems: [409],
  } as const;
}

export const customerRoutes = {
  readOwnRequest: {
    method: 'GET',
    path: '/v1/customer/request',
    tag: 'customer',
    access: 'customer',
    summary: 'The request that the link is about, as its customer sees it',
    description: 'Of a ticket that was merged: the one that it goes on as.',
    answers: [{ status: 200, description: 'The request', content: { kind: 'json', schema: 'CustomerRequest' } }],
  },
  listOwnMessages: {
    method: 'GET',
    path: '/v1/customer/messages',
    tag: 'customer',
    access: 'customer',
    summary: 'What was said in public, oldest first',
    query: z.strictObject({ ...page, sort: sortedBy('at', '-at') }),
    answers: [{ status: 200, description: 'One page', content: { kind: 'json', schema: 'CustomerMessageList' } }],
  },
  linkOwnAttachment: {
    method: 'GET',
    path: '/v1/customer/messages/{message}/attachments/{attachment}',
    tag: 'customer',
    access: 'customer',
    summary: 'An address for five minutes from which a file of a public message can be saved',
    description:
      '`attachment` counts the files of the message from 1. The address takes no token: whoever has it can save the file.',
    answers: [{ status: 200, description: 'The address', content: { kind: 'json', schema: 'AttachmentLink' } }],
  },
  writeAsCustomer: deed('messages', 'Write to whoever works on it', { schema: customer.customerLetter }),
  confirmAsCustomer: deed('confirm', 'Say that it is solved', { schema: customer.customerConfirmation, optional: true }),
  reopenAsCustomer: deed('reopen', 'Say that it is not solved', { schema: customer.customerReopening, optional: true }),
  rateAsCustomer: deed('rating', 'Say how content you are, once it is solved', { schema: customer.customerRating }),
  complainAsCustomer: deed('complaint', 'Complain of how it is handled', {
    schema: customer.customerComplaint,
    optional: true,
  }),
  askForLink: {
    method: 'POST',
    path: '/v1/customer/links',
    tag: 'customer',
    access: 'none',
    summary: 'Have a new link mailed to the customer of a request',
    description:
      'For whoever has an old link (`link`), or knows the reference and the address (`ticket` and `email`). The mail goes to the customer, and the answer is the same whether or not there is one. At most 5 a day to one address, and 30 an hour from one place.',
    body: { kind: 'json', schema: customer.customerLinkWish },
    answers: [
      {
        status: 202,
        description: 'If they belong together, a mail is on its way',
        content: { kind: 'json', schema: 'CustomerLinkAnswer' },
      },
    ],
    problems: [429],
  },
} as const satisfies Routes;
