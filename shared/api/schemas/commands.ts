import * as z from 'zod';
import { instant, line, prose } from '../text.ts';
import { LONGEST_BODY } from './opening.ts';
import { metric, priority } from './words.ts';

/** What people ask to be done to a ticket. `author` says who of the staff did it, when the API key acts for a person. */
const author = line(254)
  .optional()
  .meta({ description: 'Person id or e-mail address of the member of staff in whose name this happens' });
const body = prose(LONGEST_BODY);
const reason = line(500).optional();

export const reply = z.strictObject({
  body,
  from: z.enum(['agent', 'requester']),
  author: line(254).optional().meta({
    description:
      'From an agent: person id or e-mail address. From the requester: the e-mail address of who wrote, when it was somebody else.',
  }),
});
export const note = z.strictObject({ body, author });
export const assignment = z
  .strictObject({
    assignee: line(254).optional().meta({ description: 'Person id or e-mail address' }),
    team: line(100).optional().meta({ description: 'Team id' }),
    author,
  })
  .refine(({ assignee, team }) => assignee !== undefined || team !== undefined, {
    error: 'Name an `assignee`, a `team`, or both.',
  })
  .meta({ minProperties: 1 });
export const priorityChange = z.strictObject({ priority, author });
export const hold = z.strictObject({
  reason: line(200).meta({ description: 'Policies say which reasons pause which promises' }),
  until: instant.optional().meta({ description: 'When the hold ends by itself' }),
  author,
});
export const resume = z.strictObject({ author });
export const solution = z.strictObject({ body: body.optional(), author });
export const resolution = z.strictObject({ body: body.optional(), author });
export const confirmation = z.strictObject({ author });
export const reopening = z.strictObject({ reason, author });
export const closing = z.strictObject({ reason, author });
export const acknowledgement = z.strictObject({
  metric: metric.optional().meta({ description: 'Left out: all promises of the ticket' }),
  author,
});
