import { hash, timingSafeEqual } from 'node:crypto';

/** Compares without telling by the time it takes how much of it is right; digests have one length, so that says nothing either. */
export function sameSecret(given: string, secret: string): boolean {
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', secret, 'buffer'));
}
