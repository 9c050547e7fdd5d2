import * as z from 'zod/mini';
import { described, isoInstant } from '../text.ts';
import { pageOf } from './ticket.ts';

const attachment = z.object({
  name: described(z.string(), 'As every file system takes it'),
  type: described(z.string(), 'By its content; `application/octet-stream` for what is unknown or could run'),
  size: described(z.int(), 'In bytes'),
  path: described(z.string(), 'Leads to the file'),
});

/** What was said on a ticket, and what became of the mails about it. */
export const message = z.object({
  n: described(z.int(), 'Number of the history item that brought it'),
  id: z.string(),
  at: isoInstant,
  direction: z.enum(['in', 'out', 'internal']),
  channel: z.string(),
  author: z.string().check(z.meta({ examples: ['agent:lin', 'requester:ann@example.com'] })),
  subject: z.optional(z.string()),
  text: z.string(),
  html: z.optional(
    described(
      z.string(),
      'Without anything that runs, sends or fetches; pictures that the mail brought along by the `path` of their attachment',
    ),
  ),
  blockedImages: z.optional(described(z.int(), 'Pictures from elsewhere that were left out of `html`')),
  attachments: z.optional(z.array(attachment)),
});

export const attachmentLink = z.object({
  url: described(
    z.string(),
    'Answers with `Content-Disposition: attachment`. Hands out the file to whoever has it: not to be kept or logged',
  ),
  expiresAt: isoInstant,
  name: z.string(),
  type: z.string(),
  size: z.int(),
});

export const receipt = z.object({
  id: z.string(),
  notice: z.string().check(z.meta({ examples: ['received', 'breach', 'escalation', 'ticket.escalated'] })),
  to: described(z.string(), 'An address, or `webhook:<id>`'),
  facts: described(z.array(z.int()), 'Numbers of the history items that the mail is about'),
  state: z.enum(['sending', 'sent', 'failed']),
  attempts: z.int(),
  plannedAt: isoInstant,
  firedAt: described(isoInstant, 'When the first attempt began'),
  handedOverAt: z.optional(described(isoInstant, 'When the provider took it')),
  providerId: z.optional(z.string()),
  doubtful: z.optional(described(z.boolean(), 'A crash hid whether it went out: it may have come twice')),
  error: z.optional(z.string()),
  outcome: z.optional(
    described(
      z.object({
        type: z.enum(['delivered', 'delayed', 'bounced', 'complained', 'rejected', 'suppressed']),
        at: isoInstant,
        final: described(z.boolean(), 'Nothing that comes later changes it for the better'),
        returned: z.optional(
          described(z.boolean(), 'Of a bounce that is not final: the mail itself came back; the next one may arrive'),
        ),
        detail: z.optional(described(z.string(), 'In the words of the server that said it')),
      }),
      'What became of the mail after the provider took it; absent until the provider says so',
    ),
  ),
});

export const messageList = pageOf(message);
export const receiptList = pageOf(receipt);

export const health = z.object({
  status: z.enum(['ok', 'unavailable']),
  version: z.string(),
  policyVersion: z.optional(z.int()),
});

/** What `fields` leaves of an answer. */
export const selection = z
  .looseObject({})
  .check(z.meta({ description: 'The fields that were asked for, as they stand in the whole' }));
export const selectionList = pageOf(selection);
