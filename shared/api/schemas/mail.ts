import * as z from 'zod/mini';
import { described, isoInstant } from '../text.ts';
import { pageOf } from './ticket.ts';

export const folder = z.enum(['virus', 'spam', 'limited', 'unparsed', 'refused']);

const entry = {
  id: z.string(),
  folder,
  because: described(z.string(), 'Why nothing was made of it'),
  receivedAt: isoInstant,
  from: z.optional(described(z.string(), 'Address that it states as its author’s; anybody can write any')),
  subject: z.optional(z.string()),
  sizeBytes: z.int(),
  review: z.optional(
    described(
      z.object({
        state: z.enum(['released', 'discarded']),
        at: isoInstant,
        by: z.string().check(z.meta({ examples: ['api:ops'] })),
        ticketId: z.optional(described(z.string(), 'The ticket that it opened or was added to')),
      }),
      'What somebody did with it; absent while it waits',
    ),
  ),
};

const verdict = z.optional(z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED']));

/** A mail that was set aside, as lists have it. */
export const setAsideEntry = z.object(entry);
export const setAsideList = pageOf(setAsideEntry);

export const setAsideMail = z.object({
  ...entry,
  envelope: z.object({
    from: z.optional(described(z.string(), 'Empty for the null path of machines')),
    recipients: z.array(z.string()),
    verdicts: described(
      z.object({ spam: verdict, virus: verdict, spf: verdict, dkim: verdict, dmarc: verdict }),
      'What the receiving server found out',
    ),
  }),
  gone: described(z.boolean(), 'It was kept as long as mails are: what it said cannot be shown any more'),
  dangerous: described(z.boolean(), 'It carries a virus: nothing of it can be downloaded, and it cannot be released'),
  headers: described(z.record(z.string(), z.string()), 'First value of each, by its name in lower case'),
  text: described(z.string(), 'As plain text; empty where it could not be read'),
  attachments: z.array(z.object({ name: z.optional(z.string()), type: z.string(), size: z.int() })),
});

export const release = z.object({
  id: z.string(),
  action: described(z.string(), 'What intake made of it'),
  because: z.string(),
  ticketId: z.optional(z.string()),
});

export const suppression = z.object({
  address: described(z.string(), 'In lower case'),
  reasons: described(
    z.array(
      z.object({
        reason: z.enum(['bounced', 'complained']),
        since: described(isoInstant, 'When the first mail came back'),
        at: described(isoInstant, 'When the newest did'),
        mails: described(z.int(), 'How many came back'),
        ticketId: described(z.string(), 'Of the newest'),
        receipt: described(z.string(), 'Of the newest, as in `GET /v1/tickets/{id}/receipts`'),
        detail: z.optional(described(z.string(), 'In the words of the server that said it')),
      }),
    ),
    'One or both: a mail bounced for good, a mail was reported as spam',
  ),
});

export const suppressionList = pageOf(suppression);
