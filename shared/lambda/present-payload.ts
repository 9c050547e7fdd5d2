import type { PayloadPresenter } from '../app/subscriptions/disabling-input.ts';
import { presentMessage } from './present-message.ts';
import { presentTicket } from './present-ticket.ts';

/** HTML is not sent along: it is a copy of the text, can be long, and is read through the API by whoever shows it. */
export const presentPayload: PayloadPresenter = ({ loaded, message, at }) => {
  if (message === undefined) return { ticket: presentTicket(loaded, at) };
  const { html: _, ...said } = presentMessage(message);
  return { ticket: presentTicket(loaded, at), message: said };
};
