import * as z from 'zod/mini';
import { described } from '../text.ts';

/** RFC 9457. `code` is for programs, `detail` says to a person what to do, `errors` names each field. */
export const fieldProblem = z.object({
  field: described(z.string(), 'Dotted path, or the name of a parameter or header; empty for the whole body'),
  in: z.enum(['body', 'query', 'path', 'header']),
  pointer: z.optional(described(z.string(), 'JSON Pointer into the body as a URI fragment')),
  line: z.optional(described(z.int(), 'Where in the text that the field holds')),
  column: z.optional(z.int()),
  detail: z.string(),
});

export const problem = z.object({
  type: z.string().check(z.meta({ examples: ['urn:pledge:problem:invalid-input'] })),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string().check(z.meta({ examples: ['invalid-input', 'wrong-status'] })),
  instance: z.optional(described(z.string(), 'Names this occurrence for the operator')),
  errors: z.optional(z.array(fieldProblem)),
  currentVersion: z.optional(described(z.int(), 'With 412: the version that the ticket is at, or that is in force')),
  currentStatus: z.optional(described(z.string(), 'With 409 wrong-status: the status that the ticket is in')),
  mergedInto: z.optional(
    described(z.object({ id: z.string(), reference: z.string() }), 'With 409 merged and target-merged: the ticket to go on with'),
  ),
  allowedStatuses: z.optional(described(z.array(z.string()), 'With 409 wrong-status: in which it would have been possible')),
});

export type ProblemBody = z.output<typeof problem>;
export type FieldProblem = z.output<typeof fieldProblem>;
