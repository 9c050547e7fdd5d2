import { createHash, randomBytes } from 'node:crypto';
import type { HttpRequest } from './http.ts';
import { invalidField } from './http-problem.ts';

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
  const identity = key === undefined ? randomBytes(12).toString('base64url') : hash([...scope, key].join('\n'));
  return `${identity.slice(0, IDENTITY_LENGTH)}.${hash(canonical(body)).slice(0, FINGERPRINT_LENGTH)}`;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** JSON in which the order of fields makes no difference. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      isObject(part) ? Object.fromEntries(Object.entries(part).sort(byName)) : part,
    ) ?? ''
  );
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
