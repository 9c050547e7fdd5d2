import * as z from 'zod';

/** How every list is paged: pass `nextCursor` on as `cursor` until it is null. */
export const LONGEST_PAGE = 200;
const LIMIT = `Must be a whole number from 1 to ${LONGEST_PAGE}.`;

export const page = {
  limit: z
    .string()
    .regex(/^\d{1,9}$/, { error: LIMIT, abort: true })
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= LONGEST_PAGE, { error: LIMIT })
    .default(50)
    .meta({ type: 'integer', minimum: 1, maximum: LONGEST_PAGE, description: '50 when left out' }),
  cursor: z.string().max(2_000).optional().meta({ description: '`nextCursor` of the page before' }),
};
