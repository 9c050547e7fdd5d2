import * as z from 'zod/mini';
import { cursorText, described } from '../text.ts';

/** How every list is paged: pass `nextCursor` on as `cursor` until it is null. */
const LONGEST_PAGE = 200;
const LIMIT = `Must be a whole number from 1 to ${LONGEST_PAGE}.`;

const limit = z
  .pipe(z.string().check(z.regex(/^(?:[1-9]\d?|1\d\d|200)$/, { error: LIMIT })), z.transform(Number))
  .check(z.meta({ type: 'integer', minimum: 1, maximum: LONGEST_PAGE, description: '50 when left out' }));

export const page = {
  limit: z._default(limit, 50),
  cursor: z.optional(described(cursorText, '`nextCursor` of the page before')),
};
