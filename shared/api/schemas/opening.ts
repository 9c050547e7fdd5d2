import * as z from 'zod';
import { email, line, prose, word } from '../text.ts';
import { language, priority } from './words.ts';

/** Long enough for a log excerpt; what is longer belongs into an attachment. */
export const LONGEST_BODY = 100_000;
export const LONGEST_SUBJECT = 300;
const MOST_FIELDS = 50;
/** Fields are stored in the ticket's item, which every write pays for. */
const ALL_FIELDS = 8_192;

const fields = z
  .record(
    line(100),
    z.union([prose(2_000), z.number(), z.boolean()], {
      error: 'Must be a text of at most 2000 characters, a number, true or false.',
    }),
  )
  .refine((all) => Object.keys(all).length <= MOST_FIELDS, { error: `Has too many fields: at most ${MOST_FIELDS}.`, abort: true })
  .refine((all) => JSON.stringify(all).length <= ALL_FIELDS, {
    error: `Is too large: at most ${ALL_FIELDS} characters of JSON together.`,
  })
  .meta({ description: 'Your own form: names with texts, numbers or yes/no', maxProperties: MOST_FIELDS });

export const opening = z.strictObject({
  subject: line(LONGEST_SUBJECT),
  description: prose(LONGEST_BODY).optional(),
  requester: z.strictObject({ email, name: line(200).optional() }),
  language: language.optional().meta({ description: 'In which the requester is written to; by default the configured one' }),
  priority: priority.optional().meta({ description: 'P3 when left out' }),
  category: line(100).optional(),
  channel: word(40).optional().meta({ description: 'How the request came in; `api` when left out' }),
  tier: line(100).optional().meta({ description: 'Customer tier, for policies that tell them apart' }),
  team: line(100).optional().meta({ description: 'Team id; left out, the routing rules decide' }),
  tags: z
    .array(line(50))
    .max(20, { error: 'Has too many tags: at most 20.' })
    .overwrite((tags) => [...new Set(tags)])
    .optional(),
  fields: fields.optional(),
});
