import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What links in mails carry: claims under a signature, so that nothing is stored and changing any part makes the link worthless.
 * Each purpose has signatures of its own: a link that shows is none that acts, and the reverse.
 */
export type Purpose = 'pledge action link v1' | 'pledge view link v1';

// Half of SHA-256: as hard to forge as any, and the link stays short enough for mail programs not to break it.
const SIGNATURE_BYTES = 16;
const LONGEST_TOKEN = 1_000;

/** @returns letters, digits, `-`, `_` and one dot: safe in a URL path as it is. */
export function signClaims(signingKey: string, purpose: Purpose, claims: readonly unknown[]): string {
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${payload}.${signatureOf(signingKey, purpose, payload).toString('base64url')}`;
}

/** @returns the claims as they were signed, or `undefined` for what was not signed with this key for this purpose */
export function openClaims(signingKey: string, purpose: Purpose, token: string): readonly unknown[] | undefined {
  const [payload, signature, ...rest] = token.length > LONGEST_TOKEN ? [] : token.split('.');
  if (payload === undefined || signature === undefined || rest.length > 0) return undefined;
  const given = Buffer.from(signature, 'base64url');
  const expected = signatureOf(signingKey, purpose, payload);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  return Array.isArray(claims) ? claims : undefined;
}

/** Where such a token stands under the public URL. */
export const linkUrl = (publicUrl: string, path: string, token: string): string =>
  `${publicUrl.replace(/\/$/, '')}${path}${token}`;

const signatureOf = (signingKey: string, purpose: Purpose, payload: string): Buffer =>
  createHmac('sha256', signingKey).update(`${purpose}\n`).update(payload).digest().subarray(0, SIGNATURE_BYTES);
