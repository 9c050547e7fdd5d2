import type { PayloadPresenter } from '../app/subscriptions/disabling-input.ts';
import { presentMessage } from './present-message.ts';
import { presentTicket } from './present-ticket.ts';

/** HTML is not sent along: it is read through the API by whoever shows it. */
export const presentPayload: PayloadPresenter = ({ loaded, message, at }) => ({
  ticket: presentTicket(loaded, at),
  ...(message !== undefined && { message: presentMessage(message) }),
});
