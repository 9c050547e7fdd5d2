import * as z from 'zod/mini';
import { cursorText, described, line } from '../text.ts';

/** How every list is asked for: so many, from where, in which order, and which fields of each. */
const LONGEST_PAGE = 200;
const LIMIT = `Must be a whole number from 1 to ${LONGEST_PAGE}.`;

const limit = z
  .pipe(z.string().check(z.regex(/^(?:[1-9]\d?|1\d\d|200)$/, { error: LIMIT })), z.transform(Number))
  .check(z.meta({ type: 'integer', minimum: 1, maximum: LONGEST_PAGE, description: '50 when left out' }));

/** `status=open,on-hold` and `status=open&status=on-hold` say the same. */
export const severalOf = <T extends z.ZodMiniType>(one: T) =>
  z.pipe(
    z.transform((given: unknown) => [given].flat().flatMap((text) => (typeof text === 'string' ? text.split(',') : text))),
    z.array(one).check(z.minLength(1), z.maxLength(50, { error: 'Has too many values: at most 50.' })),
  );

export const fields = z.optional(
  described(
    severalOf(line(100)),
    'Only these fields of what is answered, separated by commas; `clocks.dueAt` is the field of a field. All when left out',
  ),
);

export const page = {
  limit: z._default(limit, 50),
  cursor: z.optional(described(cursorText, '`nextCursor` of the page before, with the same filters and order')),
  fields,
};

/** The orders in which a list can be had; a minus is the later or larger first. The first is taken when none is asked for. */
export const sortedBy = <const T extends readonly [string, string, ...string[]]>(...orders: T) =>
  z._default(described(z.enum(orders), `\`${orders[0]}\` when left out`), orders[0]);
