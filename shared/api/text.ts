import * as z from 'zod/mini';
import { LAST_INSTANT } from '../core/instant.ts';
import { LONGEST_CONFIGURATION } from '../core/limits.ts';

/**
 * Text as it may come in from outside. What is refused here can do harm further on: a line break in a subject or a name
 * becomes a forged mail header, half a surrogate pair can't be stored. Everything that people write in any script passes,
 * in Unicode's composed form, so that equal texts are equal.
 * What requests are checked by is written in `zod/mini`: a function loads it in a third of the time of `zod` itself.
 */
export const described = <S extends z.ZodMiniType>(schema: S, description: string): S => schema.check(z.meta({ description }));

const CONTROL = /[\p{Cc}\u2028\u2029]/u;
/** Several lines may have tabs and line ends, and the C1 codes that a wrong guess at an encoding leaves behind. */
const CONTROL_IN_PROSE = /(?![\t\n\r\u0080-\u009f])\p{Cc}/u;
const NOT_BLANK = '\\S';

/** Longer limits count characters as people do, not the halves that a string is stored in. */
const isWithin = (max: number) => (text: string) => text.length <= max || Array.from(text).length <= max;

const wellFormed = (text: string) => text.isWellFormed();
const WELL_FORMED = 'Contains half of a character (a lone surrogate). Send valid Unicode.';

const BLANK = 'Is blank. Send some text, or leave the field out if it is optional.';
/** Something that can be seen: neither blanks nor the marks that only shape what is around them. */
const isText = (text: string) => /[^\p{Z}\p{Cc}\p{Cf}]/u.test(text);
const tooLong = (max: number) => `Is too long: at most ${max} characters.`;
const sizes = (max: number) => z.meta({ minLength: 1, maxLength: max, pattern: NOT_BLANK });

/** One line: no line breaks, no control characters; surrounding blanks are cut off. */
export const line = (max: number) =>
  z.string().check(
    z.refine(wellFormed, { error: WELL_FORMED, abort: true }),
    z.refine(isWithin(max), { error: tooLong(max), abort: true }),
    z.refine((text) => !CONTROL.test(text), {
      error: 'Contains a line break or another control character. Send one line of plain text.',
      abort: true,
    }),
    z.overwrite((text) => text.normalize('NFC').trim()),
    z.refine(isText, { error: BLANK, abort: true }),
    z.refine(isWithin(max), { error: tooLong(max) }),
    sizes(max),
  );

/** Several lines, as written; line ends become `\n`. */
export const prose = (max: number) =>
  z.string().check(
    z.refine(wellFormed, { error: WELL_FORMED, abort: true }),
    z.refine(isWithin(max), { error: tooLong(max), abort: true }),
    z.refine((text) => !CONTROL_IN_PROSE.test(text), {
      error: 'Contains a control character such as NUL or ESC. Send plain text.',
      abort: true,
    }),
    z.overwrite((text) => text.normalize('NFC').replace(/\r\n?/g, '\n')),
    z.refine(isText, { error: BLANK, abort: true }),
    z.refine(isWithin(max), { error: tooLong(max) }),
    sizes(max),
  );

/** Text that only a program reads: nothing is promised of it but its length. */
const opaque = (max: number) => z.string().check(z.maxLength(max, { error: tooLong(max) }));

/** `nextCursor` of a page, as it was handed out. */
export const cursorText = opaque(5_000);

/** The text of a configuration file. */
export const configurationText = opaque(LONGEST_CONFIGURATION);

const NO_EMAIL = 'Is not an e-mail address like `ann@example.com`.';

/** Compared without case, since no mail provider tells `Ann@` from `ann@`; SMTP carries 254 characters, 64 of them before the `@`. */
export const email = z.email({ error: NO_EMAIL }).check(
  z.maxLength(254, { error: tooLong(254), abort: true }),
  z.refine((text) => text.indexOf('@') <= 64, { error: NO_EMAIL }),
  z.toLowerCase(),
);

/** A machine's word: `api`, `web-form`. */
export const word = (max: number) =>
  z.string().check(
    z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
      error: 'Must be a word of lower-case letters, digits and dashes, such as `web-form`.',
    }),
    z.maxLength(max, { error: tooLong(max) }),
  );

const INSTANT = 'Must be an ISO 8601 instant with its offset, such as `2026-01-05T09:00:00Z` or `2026-01-05T17:00:00+08:00`.';

const isStorable = (text: string) => Date.parse(text) >= 0 && Date.parse(text) <= LAST_INSTANT;

/** An instant with an offset; without one nobody could say when it is. */
export const instant = z.pipe(
  z.iso
    .datetime({ offset: true, error: INSTANT, abort: true })
    .check(
      z.maxLength(40, { error: INSTANT, abort: true }),
      z.refine(isStorable, { error: 'Is out of range. Name an instant between 1970 and 2286.' }),
    ),
  z.transform((text: string) => Date.parse(text)),
);

/** The same in a query, where an unescaped `+` arrives as a blank. */
export const instantInQuery = z.pipe(
  z.transform((text: unknown) => (typeof text === 'string' ? text.replace(/ (\d\d:\d\d)$/, '+$1') : text)),
  instant,
);

/** An instant on its way out: ISO 8601, UTC, milliseconds. */
export const isoInstant = z.string().check(z.meta({ format: 'date-time', examples: ['2026-01-05T09:00:00.000Z'] }));
