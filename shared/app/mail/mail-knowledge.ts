import { type LoadedTicket, loadTicket } from '../load-ticket.ts';
import type { Configuration, Correlations } from '../ports.ts';
import type { Receipt } from '../receipt.ts';
import type { Services } from '../services.ts';
import type { MailReader } from './parsed-mail.ts';

/** What a decision about a mail may look at. Looking changes nothing. */
export type MailKnowledge = Pick<Correlations, 'findTicketByMailId'> & {
  readonly reader: Pick<MailReader, 'classify' | 'speaksOfAbsence' | 'markedTicket'>;
  readonly configuration: Configuration;
  readonly signingKey: string;
  loadTicket(ticketId: string): Promise<LoadedTicket | undefined>;
  listReceipts(ticketId: string): Promise<readonly Receipt[]>;
};

type Stores = Pick<Services, 'configuration' | 'secrets' | 'correlations' | 'receipts' | 'tickets'> &
  Pick<MailKnowledge, 'reader'>;

/** All that the stores know. */
export async function knowledgeOf(services: Stores): Promise<MailKnowledge> {
  const [configuration, signingKey] = await Promise.all([services.configuration.current(), services.secrets.signingKey()]);
  return {
    reader: services.reader,
    configuration,
    signingKey,
    findTicketByMailId: services.correlations.findTicketByMailId,
    loadTicket: (ticketId) => loadTicket(services, ticketId),
    listReceipts: services.receipts.list,
  };
}

/** What an installation knows that has no ticket yet, and of whose signatures none is known. */
export function nothingKnown(reader: MailKnowledge['reader'], configuration: Configuration): MailKnowledge {
  return {
    reader,
    configuration,
    signingKey: '',
    findTicketByMailId: async () => undefined,
    loadTicket: async () => undefined,
    listReceipts: async () => [],
  };
}
