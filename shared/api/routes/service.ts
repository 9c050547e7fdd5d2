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
} as const satisfies Routes;
