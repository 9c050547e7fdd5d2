import { hash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../core/canonical-json.ts';
import type { HttpRequest } from './http.ts';
import { HttpProblem, invalidField } from './http-problem.ts';

/**
 * What makes a repeat recognisable. The command id has two parts, `<identity>.<fingerprint>`: the first names caller, operation,
 * ticket and key, the second what was asked. The same key with another question is a mistake that the caller should hear of.
 */
const KEY = /^[\x21-\x7e]{1,255}$/;
/** 96 bits: no two keys ever meet. */
const IDENTITY_LENGTH = 16;
/** 48 bits: enough to notice a mistake. */
const FINGERPRINT_LENGTH = 8;

/** @throws HttpProblem 422 naming the header */
export function idempotencyKeyOf(request: HttpRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined || KEY.test(key)) return key;
  throw invalidField({
    field: 'Idempotency-Key',
    in: 'header',
    detail: 'Must be 1 to 255 visible ASCII characters, such as a UUID.',
  });
}

/** `scope`: everything that the key is unique within. Without a key every request is its own. */
export function commandIdOf(scope: readonly string[], key: string | undefined, body: unknown): string {
  const identity = key === undefined ? randomBytes(12).toString('base64url') : digest([...scope, key].join('\n'));
  return `${identity.slice(0, IDENTITY_LENGTH)}.${digest(canonicalJson(body)).slice(0, FINGERPRINT_LENGTH)}`;
}

/** The key came with another request before. */
export function reusedKey(): HttpProblem {
  const detail =
    'Was used before for another request of this kind. Take a new key for a new request, and the same body for a repeat.';
  return new HttpProblem({
    status: 422,
    code: 'idempotency-key-reused',
    detail: `The Idempotency-Key: ${detail} Nothing was changed.`,
    errors: [{ field: 'Idempotency-Key', in: 'header', detail }],
  });
}

const digest = (text: string): string => hash('sha256', text, 'base64url');
