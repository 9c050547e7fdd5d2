import * as z from 'zod/mini';
import type { Routes } from '../route.ts';
import { language } from '../schemas/words.ts';
import { described, instantInQuery, line } from '../text.ts';
import { page, sortedBy } from './paging.ts';

/** What is behind a ticket. */
export const readRoutes = {
  listHistory: {
    method: 'GET',
    path: '/v1/tickets/{id}/history',
    tag: 'reading',
    access: 'read-tickets',
    summary: 'What happened, oldest first',
    query: z.strictObject({ ...page, sort: sortedBy('at', '-at') }),
    answers: [{ status: 200, description: 'One page', content: { kind: 'json', schema: 'History' } }],
  },
  listMessages: {
    method: 'GET',
    path: '/v1/tickets/{id}/messages',
    tag: 'reading',
    access: 'read-tickets',
    summary: 'What was said, oldest first',
    query: z.strictObject({ ...page, sort: sortedBy('at', '-at') }),
    answers: [{ status: 200, description: 'One page', content: { kind: 'json', schema: 'MessageList' } }],
  },
  linkAttachment: {
    method: 'GET',
    path: '/v1/tickets/{id}/messages/{message}/attachments/{attachment}',
    tag: 'reading',
    access: 'read-tickets',
    summary: 'An address for five minutes from which a file that came with a message can be saved',
    description:
      '`attachment` counts the files of the message from 1. The address takes no key: whoever has it can save the file.',
    answers: [{ status: 200, description: 'The address', content: { kind: 'json', schema: 'AttachmentLink' } }],
  },
  fetchAttachment: {
    method: 'GET',
    path: '/v1/tickets/{id}/messages/{message}/attachments/{attachment}/file',
    tag: 'reading',
    access: 'read-tickets',
    summary: 'Fetch a file that came with a message',
    description:
      'Leads to the address, for people and for programs that follow. It is the `path` of the file in its message. The key is not to be sent along to where it leads.',
    answers: [{ status: 302, description: 'Where it is', content: { kind: 'json', schema: 'AttachmentLink' }, headers: 'file' }],
  },
  explainTicket: {
    method: 'GET',
    path: '/v1/tickets/{id}/sla',
    tag: 'reading',
    access: 'read-tickets',
    summary: 'Explain its deadlines second by second',
    query: z.strictObject({
      at: z.optional(
        described(
          instantInQuery,
          'As of this instant, from what had happened by then, or from what time will have done if nobody does anything; now when left out, at most a year ahead',
        ),
      ),
      lang: z.optional(described(language, 'Of the words; what `Accept-Language` likes best when left out, else English')),
      zone: z.optional(described(line(64), 'IANA zone of the times in the words; the organisation’s when left out')),
    }),
    answers: [{ status: 200, description: 'The ledger', content: { kind: 'json', schema: 'Ledger' }, headers: 'words' }],
  },
  foreseeEscalation: {
    method: 'GET',
    path: '/v1/tickets/{id}/escalation',
    tag: 'reading',
    access: 'read-tickets',
    summary: 'Who will be told of it, and when, if nobody does anything',
    answers: [{ status: 200, description: 'Level by level', content: { kind: 'json', schema: 'TicketEscalation' } }],
  },
  listReceipts: {
    method: 'GET',
    path: '/v1/tickets/{id}/receipts',
    tag: 'reading',
    access: 'read-tickets',
    summary: 'What became of the mails about it, in the order in which they were planned',
    query: z.strictObject({ ...page, sort: sortedBy('plannedAt', '-plannedAt') }),
    answers: [{ status: 200, description: 'One page', content: { kind: 'json', schema: 'ReceiptList' } }],
  },
} as const satisfies Routes;
