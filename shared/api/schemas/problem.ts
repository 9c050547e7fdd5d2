import * as z from 'zod';

/** RFC 9457. `code` is for programs, `detail` says to a person what to do, `errors` names each field. */
export const fieldProblem = z.object({
  field: z.string().meta({ description: 'Dotted path, or the name of a parameter or header; empty for the whole body' }),
  in: z.enum(['body', 'query', 'path', 'header']),
  pointer: z.string().optional().meta({ description: 'JSON Pointer into the body as a URI fragment' }),
  detail: z.string(),
});

export const problem = z.object({
  type: z.string().meta({ examples: ['urn:pledge:problem:invalid-input'] }),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string().meta({ examples: ['invalid-input', 'wrong-status'] }),
  instance: z.string().optional().meta({ description: 'Names this occurrence for the operator' }),
  errors: z.array(fieldProblem).optional(),
  currentVersion: z.int().optional().meta({ description: 'With 412: the version that the ticket is at' }),
  currentStatus: z.string().optional().meta({ description: 'With 409 wrong-status: the status that the ticket is in' }),
  allowedStatuses: z
    .array(z.string())
    .optional()
    .meta({ description: 'With 409 wrong-status: in which it would have been possible' }),
});

export type ProblemBody = z.output<typeof problem>;
export type FieldProblem = z.output<typeof fieldProblem>;
