import * as z from 'zod';

/**
 * Text as it may come in from outside. What is refused here can do harm further on: a line break in a subject or a name
 * becomes a forged mail header, half a surrogate pair can't be stored. Everything that people write in any script passes,
 * in Unicode's composed form, so that equal texts are equal.
 */

const CONTROL = /[\p{Cc}\u2028\u2029]/u;
const NOT_BLANK = '\\S';

/** Longer limits count characters as people do, not the halves that a string is stored in. */
const isWithin = (max: number) => (text: string) => text.length <= max || Array.from(text).length <= max;

const wellFormed = (text: string) => text.isWellFormed();
const WELL_FORMED = 'Contains half of a character (a lone surrogate). Send valid Unicode.';

/** One line: no line breaks, no control characters; surrounding blanks are cut off. */
export const line = (max: number) =>
  z
    .string()
    .refine(wellFormed, { error: WELL_FORMED, abort: true })
    .refine((text) => !CONTROL.test(text), {
      error: 'Contains a line break or another control character. Send one line of plain text.',
      abort: true,
    })
    .overwrite((text) => text.normalize('NFC').trim())
    .refine((text) => text !== '', { error: 'Is blank. Send some text, or leave the field out if it is optional.', abort: true })
    .refine(isWithin(max), { error: `Is too long: at most ${max} characters.` })
    .meta({ minLength: 1, maxLength: max, pattern: NOT_BLANK });

/** Several lines, as written; line ends become `\n`. */
export const prose = (max: number) =>
  z
    .string()
    .refine(wellFormed, { error: WELL_FORMED, abort: true })
    .refine((text) => !text.includes('\0'), { error: 'Contains a NUL character. Send plain text.', abort: true })
    .overwrite((text) => text.normalize('NFC').replace(/\r\n?/g, '\n'))
    .refine((text) => text.trim() !== '', {
      error: 'Is blank. Send some text, or leave the field out if it is optional.',
      abort: true,
    })
    .refine(isWithin(max), { error: `Is too long: at most ${max} characters.` })
    .meta({ minLength: 1, maxLength: max, pattern: NOT_BLANK });

/** Compared without case, since no mail provider tells `Ann@` from `ann@`; 254 is the longest that SMTP can carry. */
export const email = z
  .email({ error: 'Is not an e-mail address like `ann@example.com`.' })
  .max(254, { error: 'Is too long: an e-mail address has at most 254 characters.' })
  .toLowerCase();

/** A machine's word: `api`, `web-form`. */
export const word = (max: number) =>
  z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'Must be a word of lower-case letters, digits and dashes, such as `web-form`.' })
    .max(max, { error: `Is too long: at most ${max} characters.` });

const INSTANT = 'Must be an ISO 8601 instant with its offset, such as `2026-01-05T09:00:00Z` or `2026-01-05T17:00:00+08:00`.';

/** An instant with an offset; without one nobody could say when it is. */
export const instant = z.iso
  .datetime({ offset: true, error: INSTANT })
  .transform((text) => Date.parse(text))
  .meta({ description: 'ISO 8601 with offset', examples: ['2026-01-05T09:00:00.000Z'] });

/** The same in a query, where an unescaped `+` arrives as a blank. */
export const instantInQuery = z.preprocess(
  (text) => (typeof text === 'string' ? text.replace(/ (\d\d:\d\d)$/, '+$1') : text),
  instant,
);

/** An instant on its way out: ISO 8601, UTC, milliseconds. */
export const isoInstant = z.string().meta({ format: 'date-time', examples: ['2026-01-05T09:00:00.000Z'] });
