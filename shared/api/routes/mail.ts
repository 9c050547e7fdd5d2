import * as z from 'zod/mini';
import type { Routes } from '../route.ts';
import { folder } from '../schemas/mail.ts';
import { described } from '../text.ts';
import { page } from './paging.ts';

/** Mails that nothing was made of: looked through, released or discarded. And addresses that are mailed no more. */
export const mailRoutes = {
  listSetAsideMails: {
    method: 'GET',
    path: '/v1/mail/set-aside',
    tag: 'mail',
    access: 'operate',
    summary: 'Mails that wait for somebody to look at them, newest first',
    query: z.strictObject({ ...page, folder: z.optional(described(folder, 'Why they were set aside; all when left out')) }),
    answers: [{ status: 200, description: 'One page', content: { kind: 'json', schema: 'SetAsideList' } }],
  },
  getSetAsideMail: {
    method: 'GET',
    path: '/v1/mail/set-aside/{mail}',
    tag: 'mail',
    access: 'operate',
    summary: 'What it says, and why it was set aside',
    answers: [{ status: 200, description: 'The mail', content: { kind: 'json', schema: 'SetAsideMail' } }],
    problems: [404],
  },
  releaseMail: {
    method: 'POST',
    path: '/v1/mail/set-aside/{mail}/release',
    tag: 'mail',
    access: 'operate',
    summary: 'Take it in, whatever put it aside',
    description:
      'It goes through intake again, and becomes one ticket or one reply however often it is released. A mail with a virus is never released.',
    idempotent: true,
    answers: [{ status: 200, description: 'What was made of it', content: { kind: 'json', schema: 'Release' } }],
    problems: [404, 409],
  },
  discardMail: {
    method: 'DELETE',
    path: '/v1/mail/set-aside/{mail}',
    tag: 'mail',
    access: 'operate',
    summary: 'Take it off the list',
    answers: [{ status: 200, description: 'The mail as it stands now', content: { kind: 'json', schema: 'SetAsideEntry' } }],
    problems: [404, 409],
  },
  listSuppressions: {
    method: 'GET',
    path: '/v1/mail/suppressions',
    tag: 'mail',
    access: 'operate',
    summary: 'Addresses that are mailed no more, because a mail to them bounced for good or was reported as spam',
    description: 'In an order that says nothing.',
    query: z.strictObject(page),
    answers: [{ status: 200, description: 'One page', content: { kind: 'json', schema: 'SuppressionList' } }],
  },
  getSuppression: {
    method: 'GET',
    path: '/v1/mail/suppressions/{address}',
    tag: 'mail',
    access: 'operate',
    summary: 'Why an address is mailed no more',
    answers: [{ status: 200, description: 'The address', content: { kind: 'json', schema: 'Suppression' } }],
    problems: [404],
  },
  liftSuppression: {
    method: 'DELETE',
    path: '/v1/mail/suppressions/{address}',
    tag: 'mail',
    access: 'operate',
    summary: 'Mail an address again',
    description:
      'From the next mail on; what was not sent is not made up for. Amazon SES keeps a list of its own, which this does not touch.',
    answers: [{ status: 200, description: 'What was held against it', content: { kind: 'json', schema: 'Suppression' } }],
    problems: [404],
  },
} as const satisfies Routes;
