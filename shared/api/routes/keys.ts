import type { Routes } from '../route.ts';
import { keyRequest, keyRotation } from '../schemas/keys.ts';

/** Who may call, and for how long. */
export const keyRoutes = {
  createKey: {
    method: 'POST',
    path: '/v1/keys',
    tag: 'keys',
    access: 'manage-keys',
    // A repeat is refused, since the name is taken: a secret that got lost is not shown again, but rotated.
    idempotent: true,
    summary: 'Make an API key',
    description: 'The answer has its secret, which is never shown again.',
    body: { kind: 'json', schema: keyRequest },
    answers: [{ status: 201, description: 'The key and its secret', content: { kind: 'json', schema: 'NewSecret' } }],
    problems: [409],
  },
  listKeys: {
    method: 'GET',
    path: '/v1/keys',
    tag: 'keys',
    access: 'manage-keys',
    summary: 'List API keys by name, those that have ended too',
    answers: [{ status: 200, description: 'All of them', content: { kind: 'json', schema: 'ApiKeyList' } }],
  },
  rotateKey: {
    method: 'POST',
    path: '/v1/keys/{key}/rotate',
    tag: 'keys',
    access: 'manage-keys',
    idempotent: true,
    summary: 'Give an API key another secret',
    description: 'The secret that it has now stays good for a while, so that whoever uses it has time to change over.',
    body: { kind: 'json', schema: keyRotation, optional: true },
    answers: [{ status: 200, description: 'The key and its new secret', content: { kind: 'json', schema: 'NewSecret' } }],
    problems: [404, 409],
  },
  revokeKey: {
    method: 'POST',
    path: '/v1/keys/{key}/revoke',
    tag: 'keys',
    access: 'manage-keys',
    idempotent: true,
    summary: 'End an API key for good',
    description: 'It is refused everywhere within half a minute.',
    answers: [{ status: 200, description: 'The key', content: { kind: 'json', schema: 'ApiKey' } }],
    problems: [404, 409],
  },
} as const satisfies Routes;
