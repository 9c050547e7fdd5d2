import * as z from 'zod/mini';
import { described, email, line, prose, word } from '../text.ts';
import { language, priority } from './words.ts';

/** Long enough for a log excerpt; what is longer belongs into an attachment. */
export const LONGEST_BODY = 100_000;
export const LONGEST_SUBJECT = 300;
const MOST_FIELDS = 50;
/** Fields are stored in the ticket's item, which every write pays for. */
const ALL_FIELDS = 8_192;

const fieldValue = z.union([prose(2_000), z.number(), z.boolean()], {
  error: 'Must be a text of at most 2000 characters, a number, true or false.',
});

const fields = z.record(line(100), fieldValue).check(
  z.refine((all) => Object.keys(all).length <= MOST_FIELDS, {
    error: `Has too many fields: at most ${MOST_FIELDS}.`,
    abort: true,
  }),
  z.refine((all) => JSON.stringify(all).length <= ALL_FIELDS, {
    error: `Is too large: at most ${ALL_FIELDS} characters of JSON together.`,
  }),
  z.meta({ description: 'Your own form: names with texts, numbers or yes/no', maxProperties: MOST_FIELDS }),
);

const tags = z.array(line(50)).check(
  z.maxLength(20, { error: 'Has too many tags: at most 20.' }),
  z.overwrite((all) => [...new Set(all)]),
);

export const opening = z.strictObject({
  subject: line(LONGEST_SUBJECT),
  description: z.optional(prose(LONGEST_BODY)),
  requester: z.strictObject({ email, name: z.optional(line(200)) }),
  language: z.optional(described(language, 'In which the requester is written to; by default the configured one')),
  priority: z.optional(described(priority, 'P3 when left out')),
  category: z.optional(line(100)),
  channel: z.optional(described(word(40), 'How the request came in; `api` when left out')),
  tier: z.optional(described(line(100), 'Customer tier, for policies that tell them apart')),
  team: z.optional(described(line(100), 'Team id; left out, the routing rules decide')),
  tags: z.optional(tags),
  fields: z.optional(fields),
});
