import { createHmac } from 'node:crypto';
import { ID_LENGTH, REFERENCE_ALPHABET } from '../core/reference.ts';

/**
 * The id of the ticket that an origin opens: the same origin always the same ticket, so opening twice is one conditional write
 * that loses. Keyed, so that nobody can work out a reference from a Message-ID. `attempt` > 0 steps aside when another origin
 * happens to have the same id (at ten million tickets: once in twenty such platforms).
 */
export function deriveTicketId(signingKey: string, origin: string, attempt: number): string {
  const digest = createHmac('sha256', signingKey).update(`pledge ticket id v1\n${attempt}\n${origin}`).digest();
  // 256 is a multiple of 32: every character is equally likely.
  return Array.from(digest.subarray(0, ID_LENGTH), (byte) => REFERENCE_ALPHABET[byte % 32]).join('');
}
