/** Reads a row of a file of vectors: what it must have and how, and where it has not, which field and what to write there. */
import * as z from 'zod';
import type { Instant } from '../../shared/core/instant.ts';
import { parseLocalDate } from '../../shared/core/sla/local-date.ts';
import { isTimeZone } from '../../shared/core/sla/zone.ts';

const time = z.string().regex(/^(([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?|24:00(:00)?)$/, 'must be a time of day, "00:00" to "24:00"');
const windows = z.array(z.tuple([time, time]));
const date = z.string().refine((text) => parseLocalDate(text) !== undefined, 'must be a date, "YYYY-MM-DD"');
const datedWindows = z.record(date, windows);

const instant = z
  .string()
  .refine((text) => /T.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)), {
    message: 'must be an instant, "YYYY-MM-DDTHH:MM:SSZ"',
  })
  .transform((text): Instant => Date.parse(text));

const policy = z.object({
  firstResponseMinutes: z.number().optional(),
  updateMinutes: z.number().optional(),
  solutionMinutes: z.number().optional(),
  solutionSeconds: z.number().optional(),
  solutionBusinessDays: z.int().optional(),
  endOfWorkingDay: z.boolean().optional(),
  warnOffsetMinutes: z.number().optional(),
});

const event = z.discriminatedUnion('type', [
  z.object({
    at: instant,
    type: z.enum(['customerMessage', 'reply', 'autoReply', 'pause', 'resume', 'resolve', 'reopen']),
  }),
  z.object({ at: instant, type: z.literal('retarget'), policy }),
]);

const common = {
  id: z.string().min(1),
  timezone: z.string().refine(isTimeZone, 'must be an IANA zone'),
  weeklyHours: z
    .strictObject({
      mon: windows.optional(),
      tue: windows.optional(),
      wed: windows.optional(),
      thu: windows.optional(),
      fri: windows.optional(),
      sat: windows.optional(),
      sun: windows.optional(),
    })
    .default({}),
  holidays: z.array(date).default([]),
  dateOverrides: datedWindows.default({}),
  dateBreaks: datedWindows.default({}),
  expected: z
    .record(z.string(), z.json())
    .refine((keys) => Object.keys(keys).some((key) => key !== 'localInput'), 'must have a key to compare'),
  semantics: z.record(z.string(), z.json()).default({}),
  alternatives: z.record(z.string(), z.record(z.string(), z.json())).default({}),
};

const promised = { start: instant, end: instant.optional(), at: instant.optional(), policy: policy.default({}) };
const events = z.array(event).default([]);
const wallTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/, 'must be a wall time, "YYYY-MM-DDTHH:MM"');

const kinds = z.discriminatedUnion(
  'kind',
  [
    z.object({ ...common, kind: z.literal('ticket'), ...promised, events }),
    z.object({ ...common, kind: z.literal('deadline'), ...promised, events }),
    z.object({ ...common, kind: z.literal('subtract'), ...promised }),
    z.object({ ...common, kind: z.literal('elapsed'), start: instant, end: instant }),
    z.object({ ...common, kind: z.literal('intervals'), start: instant, end: instant }),
    z.object({ ...common, kind: z.literal('isOpen'), at: instant }),
    z.object({ ...common, kind: z.literal('nextOpen'), at: instant }),
    z.object({ ...common, kind: z.literal('localTime'), localInput: wallTime }),
  ],
  { error: unknownKind },
);

export type SlaRow = z.output<typeof kinds>;
export type RowOf<K extends SlaRow['kind']> = Extract<SlaRow, { readonly kind: K }>;
export type TicketRow = RowOf<'ticket' | 'deadline'>;
export type RowPolicy = z.output<typeof policy>;
export type RowEvent = z.output<typeof event>;
export type Json = z.output<ReturnType<typeof z.json>>;

/** @throws an error that names every field that is wrong. */
export function readRow(value: unknown): SlaRow {
  const read = kinds.safeParse(withLocalInput(withoutNulls(value)));
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `${path.length === 0 ? 'row' : path.join('.')}: ${message}`);
  throw new Error(`malformed: ${problems.join('; ')}`);
}

function unknownKind({ code, input }: { readonly code?: string; readonly input?: unknown }): string | undefined {
  if (code !== 'invalid_union') return undefined;
  return `must be ticket, deadline, elapsed, subtract, isOpen, nextOpen, intervals or localTime, not ${JSON.stringify(isRecord(input) ? input.kind : input)}`;
}

/** A field that is null says as much as one that is not there, but for what is expected. */
function withoutNulls(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const present = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(present.map(([key, field]) => [key, key === 'policy' ? withoutNulls(field) : field]));
}

/** The wall time to convert stands among what is expected, or beside it. */
function withLocalInput(value: unknown): unknown {
  if (!isRecord(value) || !isRecord(value.expected)) return value;
  const { localInput } = value.expected;
  return localInput === undefined ? value : { localInput, ...value };
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
