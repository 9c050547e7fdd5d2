import * as z from 'zod/mini';
import type { Routes } from '../route.ts';
import { backtestBody, impactBody } from '../schemas/analyses.ts';
import { application, configurationBody } from '../schemas/policies.ts';
import { page, sortedBy } from './paging.ts';

/** What tickets are promised: which versions there are, and how a new one comes into force. */
export const policyRoutes = {
  listPolicies: {
    method: 'GET',
    path: '/v1/policies',
    tag: 'policies',
    access: 'read-settings',
    summary: 'List policy versions, newest first',
    query: z.strictObject({ ...page, sort: sortedBy('-version', 'version') }),
    answers: [{ status: 200, description: 'One page', content: { kind: 'json', schema: 'PolicyVersionList' } }],
  },
  getPolicies: {
    method: 'GET',
    path: '/v1/policies/{version}',
    tag: 'policies',
    access: 'read-settings',
    summary: 'Read a policy version',
    answers: [{ status: 200, description: 'What it promises', content: { kind: 'json', schema: 'PolicySet' } }],
    problems: [404],
  },
  checkConfiguration: {
    method: 'POST',
    path: '/v1/policies/check',
    tag: 'policies',
    access: 'try-policies',
    idempotent: true,
    summary: 'Say what is wrong with a configuration',
    body: { kind: 'json', schema: configurationBody },
    answers: [{ status: 200, description: 'What was found', content: { kind: 'json', schema: 'ConfigurationCheck' } }],
  },
  diffConfiguration: {
    method: 'POST',
    path: '/v1/policies/diff',
    tag: 'policies',
    access: 'try-policies',
    idempotent: true,
    summary: 'Say in words how a configuration differs from the one in force',
    body: { kind: 'json', schema: configurationBody },
    answers: [{ status: 200, description: 'The differences', content: { kind: 'json', schema: 'ConfigurationDiff' } }],
  },
  backtestConfiguration: {
    method: 'POST',
    path: '/v1/policies/backtest',
    tag: 'policies',
    access: 'try-policies',
    spans: true,
    idempotent: true,
    summary: 'Say what a configuration would have done to tickets of the past',
    description:
      'Every ticket of the period is run again, with people doing what they did. An answer holds as much as could be done in about 15 seconds; pass `nextCursor`, `from` and `until` on, and add the answers up.',
    body: { kind: 'json', schema: backtestBody },
    answers: [{ status: 200, description: 'One part', content: { kind: 'json', schema: 'Backtest' } }],
  },
  previewImpact: {
    method: 'POST',
    path: '/v1/policies/impact',
    tag: 'policies',
    access: 'try-policies',
    spans: true,
    idempotent: true,
    summary: 'Say what moving open tickets to a configuration would do to their deadlines now',
    body: { kind: 'json', schema: impactBody },
    answers: [{ status: 200, description: 'One part', content: { kind: 'json', schema: 'Impact' } }],
  },
  applyConfiguration: {
    method: 'POST',
    path: '/v1/policies/apply',
    tag: 'policies',
    access: 'apply-policies',
    idempotent: true,
    summary: 'Put a configuration in force',
    description:
      'New tickets are opened under it at once. What it says of people, teams, mail and webhooks takes effect for all; its policies become a new version if they differ from those in force.',
    body: { kind: 'json', schema: application },
    answers: [{ status: 200, description: 'It is in force', content: { kind: 'json', schema: 'AppliedConfiguration' } }],
    problems: [409, 412],
  },
  getRollout: {
    method: 'GET',
    path: '/v1/policies/rollouts/{rollout}',
    tag: 'policies',
    access: 'read-settings',
    summary: 'Say how far open tickets have been moved to a policy version',
    description: '`newest` in place of a number is the last one that began.',
    answers: [{ status: 200, description: 'The rollout', content: { kind: 'json', schema: 'Rollout' } }],
    problems: [404],
  },
} as const satisfies Routes;
