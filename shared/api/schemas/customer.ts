import * as z from 'zod/mini';
import { LONGEST_COMMENT, LONGEST_LETTER } from '../../core/limits.ts';
import { described, email, isoInstant, line, prose } from '../text.ts';
import { clockState, pageOf, score } from './ticket.ts';
import { language, metric, status } from './words.ts';

/** A token and the address that it stands in. */
const LONGEST_LINK = 2_000;

/** A request as its customer sees it: nothing of notes, of who works on it behind the scenes, or of other customers. */
const deed = z.enum(['reply', 'confirm', 'not-solved', 'rate', 'complain']);

export const customerRequest = z.object({
  reference: z.string().check(z.meta({ examples: ['7K3M9-QXW4T'] })),
  subject: z.string(),
  status,
  language: described(language, 'In which the customer is written to'),
  openedAt: isoInstant,
  promises: described(
    z.array(
      z.object({
        metric,
        state: clockState,
        dueAt: isoInstant,
        metAt: z.optional(isoInstant),
      }),
    ),
    'Of each promise to the customer the newest',
  ),
  mayDo: described(z.array(deed), 'What is possible as the request is'),
  rating: z.optional(described(z.object({ score, comment: z.optional(z.string()), at: isoInstant }), 'What they thought of it')),
  linkExpiresAt: described(isoInstant, 'Until when the token works'),
});

const file = z.object({
  name: described(z.string(), 'As every file system takes it'),
  type: described(z.string(), 'By its content; `application/octet-stream` for what is unknown or could run'),
  size: described(z.int(), 'In bytes'),
  path: described(z.string(), 'Where an address of the file is to be had'),
});

export const customerMessage = z.object({
  id: z.string(),
  at: isoInstant,
  by: described(z.enum(['you', 'us', 'other']), 'other: another customer, or somebody who was sent a copy'),
  name: z.optional(described(z.string(), 'Of who wrote, where it is known; never an address')),
  text: z.string(),
  attachments: z.array(file),
});

export const customerMessageList = pageOf(customerMessage);

export const customerLetter = z.strictObject({ text: prose(LONGEST_LETTER) });
export const customerConfirmation = z.strictObject({});
const reason = z.optional(line(LONGEST_COMMENT));
export const customerReopening = z.strictObject({ reason });
export const customerComplaint = z.strictObject({ reason });
export const customerRating = z.strictObject({
  score: described(z.int().check(z.minimum(1), z.maximum(5)), '1 (poor) to 5'),
  comment: z.optional(line(LONGEST_COMMENT)),
});

export const customerLinkWish = z
  .strictObject({
    ticket: z.optional(described(line(20), 'Reference of the ticket')),
    email: z.optional(described(email, 'Address of the customer')),
    link: z.optional(
      described(line(LONGEST_LINK), 'The link as it stands in a mail, or what follows `/t/` in it; it may have expired'),
    ),
  })
  .check(
    z.refine(({ ticket, email: address, link }) => (link === undefined ? ticket !== undefined && address !== undefined : true), {
      error: 'Name the `ticket` and the `email`, or a `link`.',
    }),
    z.refine(({ ticket, email: address, link }) => link === undefined || (ticket === undefined && address === undefined), {
      error: 'Name either the `ticket` and the `email`, or a `link`.',
    }),
    z.meta({ minProperties: 1, maxProperties: 2 }),
  );

export const customerLinkAnswer = z.object({
  detail: described(z.string(), 'For people; it says nothing of whether there is such a request'),
});

export type CustomerRequestBody = z.output<typeof customerRequest>;
export type CustomerMessageBody = z.output<typeof customerMessage>;
