import { participantOf, signView } from '../../shared/app/notices/view-token.ts';
import { DAY_MS } from '../../shared/core/instant.ts';
import { SIGNING_KEY } from '../support/in-memory/services.ts';
import { NOON, REQUEST } from './world.ts';

export const CORA = REQUEST.requester.email;

/** What stands after `/t/` in a customer's mails; of this day where nothing else is said. */
export const linkToken = (
  ticketId: string,
  email: string = CORA,
  { key = SIGNING_KEY, expiresAt = NOON + DAY_MS } = {},
): string => signView(key, { ticketId, participant: participantOf(key, ticketId, email), expiresAt });
