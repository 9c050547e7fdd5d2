// The four shapes that the file is made of. Every leaf is read from its text, as the operator wrote it (`007` stays `007`, `no` stays `no`);
// every message names the fix; JSON Schema for editors comes from the same definitions.
import * as z from 'zod';
import { defined } from '../../core/defined.ts';
import { type Parsed, parsed, quote, refused } from '../text/parsed.ts';
import { didYouMean, suggest } from '../text/suggest.ts';

/** What an editor is told of a leaf. */
type LeafNotes = {
  readonly examples: readonly [string, ...string[]];
  readonly description?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** What YAML makes of it, when that is not text. */
  readonly type?: 'integer' | 'boolean';
};

/** Schemas of lists that may be written as their only element, and of blocks that may be written as the value of one key. */
export const shortForms = z.registry<{ readonly short: 'items' | 'within' }>();

/** Examples by schema: zod leaves them out of JSON Schemas of values that are parsed. */
export const leafNotes = z.registry<LeafNotes>();

/** A single value. `parse` sees the text as it stands in the file. */
export function leaf<T>(parse: (text: string) => Parsed<T>, notes: LeafNotes) {
  const schema = z.unknown().transform((input, context): T => {
    const result = typeof input === 'string' && input.trim() !== '' ? parse(input) : refused(notText(input, notes.examples[0]));
    if (result.ok) return result.value;
    context.addIssue({ code: 'custom', message: result.message, input });
    return z.NEVER;
  });
  return schema.register(leafNotes, notes);
}

/**
 * A block with fixed keys. Unknown keys get one line each in the message, in the order of the issue's `keys`.
 * `hints` answers keys that people expect here.
 */
export function section<S extends z.core.$ZodLooseShape>(shape: S, hints: ReadonlyMap<string, string> = new Map()) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return notBlock(issue.input, `the keys ${known.join(', ')}`);
      const unknown = issue.keys as readonly string[];
      return unknown.map((key) => hints.get(key) ?? unknownKey(key, known)).join('\n');
    },
  });
}

/** A block whose keys the operator chooses, as ids and names. */
export function table<V extends z.ZodType>(key: z.ZodType<string, string>, value: V, of: string) {
  return z.preprocess(emptyAs({}), z.record(key, value, { error: (issue) => notBlock(issue.input, of) }));
}

/** A list of blocks. */
export function list<V extends z.ZodType>(value: V, example: string) {
  return z.preprocess(emptyAs([]), items(value, example));
}

/** A list of single values, which may also be written as its only one. */
export function listOrOne<V extends z.ZodType>(value: V, example: string, least: 0 | 1 = 1) {
  const filled = items(value, example).min(least, `lists nothing; write e.g. ${example}, or remove the line`);
  return z.preprocess(
    (input) => (typeof input === 'string' && input !== '' ? [input] : emptyAs([])(input)),
    filled.register(shortForms, { short: 'items' }),
  );
}

function items<V extends z.ZodType>(value: V, example: string) {
  const array = z.array(value, { error: (issue) => notList(issue.input, example) });
  return array.max(MOST_ITEMS, `lists more than ${MOST_ITEMS} things; shorten it`);
}

/** One of a few words. */
export function word<W extends string>(words: readonly [W, ...W[]], description?: string) {
  const parse = (text: string): Parsed<W> => {
    const found = words.find((candidate) => candidate === text.trim());
    if (found !== undefined) return parsed(found);
    const meant = suggest(text, words);
    return refused(
      `${quote(text)} is not one of ${words.join(', ')}${meant === undefined ? '' : `; did you mean ${quote(meant)}?`}`,
    );
  };
  return leaf(parse, { examples: [words[0]], enum: words, ...defined({ description }) });
}

/** Text on one line, without control characters: it goes into mail headers. */
export function line(most: number, example: string, description?: string) {
  const parse = (text: string): Parsed<string> => {
    const written = text.trim();
    if (/[\p{Cc}\u2028\u2029]/u.test(written))
      return refused(`${quote(written)} has a line break or a control character; write it on one line`);
    return written.length <= most ? parsed(written) : refused(`is longer than ${most} characters; shorten it`);
  };
  return leaf(parse, { examples: [example], ...defined({ description }) });
}

/** A name that other places refer to, or that stands in addresses: letters, digits, `.`, `_` and `-`. */
export function identifier(example: string) {
  const message = `must be letters, digits, ".", "_" or "-", at most 40 of them, starting with a letter or digit, e.g. ${example}`;
  return z.string().regex(ID, { error: (issue) => `${quote(String(issue.input))} ${message}` });
}

/** A reference to something that is named elsewhere in the file. */
export function reference(example: string) {
  return line(40, example);
}

export const yesOrNo = leaf<boolean>(
  (text) =>
    text === 'true' || text === 'false'
      ? parsed(text === 'true')
      : refused(`${quote(text)} is neither true nor false; write true or false`),
  { examples: ['true'], type: 'boolean' },
);

/** A whole number within bounds, both included. */
export function whole(least: number, most: number) {
  const parse = (text: string): Parsed<number> => {
    const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
    return value >= least && value <= most
      ? parsed(value)
      : refused(`${quote(text)} must be a whole number from ${least} to ${most}`);
  };
  return leaf(parse, { examples: [String(least)], type: 'integer' });
}

/** Far more than any file needs, and few enough that checks which compare all with all stay quick. */
const MOST_ITEMS = 2_000;

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/** Of a block whose lines are all commented out YAML says nothing; it means none. */
const emptyAs =
  <T>(nothing: T) =>
  (input: unknown) =>
    input === '' || input === null ? nothing : input;

const unknownKey = (key: string, known: readonly string[]) =>
  `is not a key here${didYouMean(key, known) || `; the keys are ${known.join(', ')}`}`;

function notText(input: unknown, example: string): string {
  if (input === undefined) return `is missing; write e.g. ${example}`;
  if (input === null || typeof input === 'string') return `is empty; write e.g. ${example}, or remove the line`;
  const [only, ...others] = Array.isArray(input) ? [] : Object.entries(input ?? {});
  if (only !== undefined && others.length === 0 && typeof only[1] === 'string') {
    return `must be a single value; write ${only.join(':')} without a space, or e.g. ${example}`;
  }
  return `must be a single value, not a ${Array.isArray(input) ? 'list' : 'block of keys'}; write e.g. ${example}`;
}

function notBlock(input: unknown, of: string): string {
  return input === undefined || input === '' || input === null ? `is missing; it needs ${of}` : `must be a block with ${of}`;
}

function notList(input: unknown, example: string): string {
  return input === undefined ? `is missing; write e.g. [${example}]` : `must be a list; write e.g. [${example}]`;
}
