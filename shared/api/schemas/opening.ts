import * as z from 'zod/mini';
import { LONGEST_NAME, LONGEST_SUBJECT, LONGEST_TAG, LONGEST_TEXT, LONGEST_WORD, MOST_TAGS } from '../../core/limits.ts';
import { described, email, line, prose } from '../text.ts';
import { channel, language, priority } from './words.ts';

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

const tags = z.array(line(LONGEST_TAG)).check(
  z.maxLength(MOST_TAGS, { error: `Has too many tags: at most ${MOST_TAGS}.` }),
  z.overwrite((all) => [...new Set(all)]),
);

export const opening = z.strictObject({
  subject: line(LONGEST_SUBJECT),
  description: z.optional(prose(LONGEST_TEXT)),
  requester: z.strictObject({ email, name: z.optional(line(LONGEST_NAME)) }),
  language: z.optional(described(language, 'In which the requester is written to; by default the configured one')),
  priority: z.optional(described(priority, 'P3 when left out')),
  category: z.optional(line(LONGEST_WORD)),
  channel: z.optional(described(channel, 'How the request came in; `api` when left out')),
  tier: z.optional(described(line(LONGEST_WORD), 'Customer tier, for policies that tell them apart')),
  team: z.optional(described(line(LONGEST_WORD), 'Team id; left out, the routing rules decide')),
  tags: z.optional(tags),
  fields: z.optional(fields),
  complaint: z.optional(described(z.boolean(), 'The customer complains right away')),
});
