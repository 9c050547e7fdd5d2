import { type MailKnowledge, nothingKnown } from '../../shared/app/mail/mail-knowledge.ts';
import type { MailAddress, MailReader } from '../../shared/app/mail/parsed-mail.ts';
import type { Configuration } from '../../shared/app/ports.ts';
import { referenceOf } from '../../shared/core/reference.ts';

/** Knows no ticket, and notes by what one was looked for: on a platform with tickets the decision may depend on it. */
export type Clues = {
  readonly knowledge: MailKnowledge;
  /** In words, in the order in which they count. @param addresses that the mail was written to */
  readonly inWords: (addresses: readonly MailAddress[]) => readonly string[];
};

export function noteClues(reader: MailReader, configuration: Configuration): Clues {
  const found = new Set<string>();
  const domain = configuration.mail.inboundDomain.toLowerCase();
  return {
    knowledge: {
      ...nothingKnown(reader, configuration),
      findTicketByMailId: async (id) => {
        found.add(`the mail <${id}>`);
        return undefined;
      },
      loadTicket: async (id) => {
        found.add(`the reference ${referenceOf(id)}`);
        return undefined;
      },
    },
    // Whether such an address is a ticket's own, only the platform's key can tell.
    inWords: (addresses) => [
      ...addresses
        .map(({ email }) => email.toLowerCase())
        .filter((email) => /^[at]\+/.test(email) && email.endsWith(`@${domain}`)),
      ...found,
    ],
  };
}
