import * as z from 'zod/mini';
import { LONGEST_TEXT, LONGEST_WORD } from '../../core/limits.ts';
import { described, instant, line, prose } from '../text.ts';
import { ladderName, priority } from './words.ts';

/** What people ask to be done to a ticket. `author` says who of the staff did it, when the API key acts for a person. */
const author = z.optional(described(line(254), 'Person id or e-mail address of the member of staff in whose name this happens'));
const writer = z.optional(
  described(
    line(254),
    'From an agent: person id or e-mail address. From the requester: the e-mail address of who wrote, when it was somebody else.',
  ),
);
const body = prose(LONGEST_TEXT);
const optionalBody = z.optional(body);
const reason = z.optional(line(500));

export const reply = z.strictObject({
  body,
  from: z.enum(['agent', 'requester']),
  author: writer,
  automatic: z.optional(
    described(
      z.boolean(),
      'From an agent: a program wrote it (a bot, a template). The customer gets it; no promise is kept by it.',
    ),
  ),
});
export const note = z.strictObject({ body, author });
export const assignment = z
  .strictObject({
    assignee: z.optional(described(line(254), 'Person id or e-mail address')),
    team: z.optional(described(line(LONGEST_WORD), 'Team id')),
    author,
  })
  .check(
    z.refine(({ assignee, team }) => assignee !== undefined || team !== undefined, {
      error: 'Name an `assignee`, a `team`, or both.',
    }),
    z.meta({ minProperties: 1 }),
  );
export const priorityChange = z.strictObject({ priority, author });
export const hold = z.strictObject({
  reason: described(line(200), 'Policies say which reasons pause which promises'),
  until: z.optional(described(instant, 'When the hold ends by itself')),
  author,
});
export const resume = z.strictObject({ author });
export const solution = z.strictObject({ body: optionalBody, author });
export const resolution = z.strictObject({ body: optionalBody, author });
export const confirmation = z.strictObject({ author });
export const reopening = z.strictObject({ reason, author });
export const closing = z.strictObject({ reason, author });
export const complaint = z.strictObject({ reason, author });
export const rating = z.strictObject({
  score: described(z.int().check(z.minimum(1), z.maximum(5)), '1 (poor) to 5'),
  comment: z.optional(line(500)),
  author,
});
export const acknowledgement = z.strictObject({
  metric: z.optional(described(ladderName, 'A promise or an alarm. Left out: all of the ticket')),
  author,
});
const someone = described(line(254), 'Person id or e-mail address');
export const handover = z.strictObject({
  to: someone,
  note: z.optional(described(line(500), 'What they should know')),
  author,
});
export const handoverAcceptance = z.strictObject({ author });
export const handoverRefusal = z.strictObject({ reason, author });
export const handoverWithdrawal = z.strictObject({ author });
export const watching = z.strictObject({ person: someone, author });
export const merging = z.strictObject({
  into: described(line(20), 'Id or reference of the ticket that it goes on as'),
  author,
});
