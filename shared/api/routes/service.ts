import type { Routes } from '../route.ts';

/** What is not about one ticket, and what comes from people and machines without an API key. */
export const serviceRoutes = {
  getOpenApi: {
    method: 'GET',
    path: '/openapi.json',
    tag: 'service',
    access: 'none',
    summary: 'This document',
    answers: [{ status: 200, description: 'OpenAPI 3.1', content: { kind: 'any-json' } }],
  },
  showDocs: {
    method: 'GET',
    path: '/docs',
    tag: 'service',
    access: 'none',
    summary: 'This document as a page to read',
    answers: [{ status: 200, description: 'Every operation and every schema, without scripts', content: { kind: 'html' } }],
  },
  getHealth: {
    method: 'GET',
    path: '/health',
    tag: 'service',
    access: 'none',
    summary: 'Whether Pledge can work',
    answers: [
      { status: 200, description: 'It can', content: { kind: 'json', schema: 'Health' } },
      {
        status: 503,
        description: 'It cannot: nothing is configured, or the store does not answer',
        content: { kind: 'json', schema: 'Health' },
      },
    ],
  },
  showAction: {
    method: 'GET',
    path: '/a/{token}',
    tag: 'links',
    access: 'none',
    summary: 'Show what a link from a mail would do',
    description: 'Never acts: mail scanners follow links.',
    answers: [{ status: 200, description: 'A page with one button', content: { kind: 'html' } }],
  },
  doAction: {
    method: 'POST',
    path: '/a/{token}',
    tag: 'links',
    access: 'none',
    summary: 'Do what the link from the mail says',
    body: { kind: 'form' },
    answers: [{ status: 200, description: 'A page that says what was done', content: { kind: 'html' } }],
  },
  showRequest: {
    method: 'GET',
    path: '/t/{token}',
    tag: 'links',
    access: 'none',
    summary: 'Show a customer their own request',
    description:
      'What the link from their mail leads to: status, promises and the public conversation. `?lang=en` or `?lang=zh-CN`.',
    answers: [{ status: 200, description: 'A page with forms', content: { kind: 'html' } }],
  },
  fetchRequestFile: {
    method: 'GET',
    path: '/t/{token}/files/{message}/{attachment}',
    tag: 'links',
    access: 'none',
    summary: 'Save a file that the page of a request names',
    description: 'Leads to an address that works for five minutes.',
    answers: [{ status: 302, description: 'Where it is', content: { kind: 'html' }, headers: 'file' }],
  },
  postRequest: {
    method: 'POST',
    path: '/t/{token}',
    tag: 'links',
    access: 'none',
    summary: 'Do what a customer asks on the page of their request',
    description: 'A reply, whether it is solved, a rating, a complaint. The same form sent twice does it once.',
    body: { kind: 'form' },
    answers: [{ status: 303, description: 'Done; the page says so', content: { kind: 'html' }, headers: 'page' }],
  },
} as const satisfies Routes;
