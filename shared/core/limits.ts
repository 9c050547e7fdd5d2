/**
 * How much a ticket holds, whatever way it came in. A program that sends more is refused; what people and machines cannot be asked
 * to shorten is cut. In characters, as people count them.
 */
export const LONGEST_SUBJECT = 300;
/** Enough for a log excerpt; what is longer belongs into an attachment. */
export const LONGEST_TEXT = 100_000;
/** Of what a customer writes on their page; what is longer belongs into a mail. */
export const LONGEST_LETTER = 20_000;
/** A comment, or the reason of something. */
export const LONGEST_COMMENT = 500;
export const LONGEST_NAME = 200;
/** A category, a tier, the id of a team. */
export const LONGEST_WORD = 100;
/** A file that names two thousand people has some 200 kB. */
export const LONGEST_CONFIGURATION = 500_000;
export const LONGEST_TAG = 50;
export const MOST_TAGS = 20;
