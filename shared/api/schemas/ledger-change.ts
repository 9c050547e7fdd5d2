import * as z from 'zod/mini';
import { described, isoInstant } from '../text.ts';
import { priority } from './words.ts';

/** What would move a due instant, each worked out by the engine as if it happened at the instant of the ledger. */
const words = z.string();

const change = <K extends string, T extends z.core.$ZodLooseShape>(kind: K, shape: T) =>
  z.object({ kind: z.literal(kind), ...shape, words });

const retargeted = {
  rule: described(z.string(), 'The rule that would decide'),
  effect: described(
    z.enum(['moves', 'keeps', 'breaches', 'clears', 'cancels']),
    'keeps: due at the same instant. breaches: due would be past already. clears: no longer breached. cancels: not promised any more.',
  ),
  dueAt: z.optional(described(isoInstant, 'Absent where the promise would not be made any more')),
};

export const ledgerChange = z.discriminatedUnion('kind', [
  change('end', {
    as: z.enum(['met', 'met-late', 'cancelled']),
    by: described(
      z.array(z.enum(['answer', 'solution', 'resolution', 'silent-resolution'])),
      'Any of these. silent-resolution: without a message',
    ),
  }),
  change('hold', {
    reasons: described(z.union([z.literal('any'), z.array(z.string())]), 'That pause this clock'),
    from: isoInstant,
    openSeconds: described(z.number(), 'So much opening time on hold'),
    dueAt: isoInstant,
  }),
  change('hold-without-effect', {
    present: described(z.boolean(), 'true: it is the hold that the ticket is in. false: no hold pauses this clock.'),
  }),
  change('resumption', {
    from: isoInstant,
    planned: described(z.boolean(), 'Whether the hold has an end, which is `from`'),
    dueAt: isoInstant,
    openSeconds: described(z.number(), 'So much more opening time on hold would make it `laterDueAt`'),
    laterDueAt: isoInstant,
  }),
  change('reopening', { from: isoInstant, dueAt: isoInstant }),
  change('priority', { to: z.array(priority), ...retargeted }),
  change('team', { to: described(z.array(z.string()), 'Team ids'), ...retargeted }),
  change('policy', {
    version: described(z.int(), 'The policy version that judges the ticket; a new one moves nothing by itself'),
    rebased: z.optional(
      described(
        z.object({ version: z.int(), ...retargeted }),
        'What a rebase to the version in force would do, where that is another',
      ),
    ),
  }),
]);

export type LedgerChangeBody = z.output<typeof ledgerChange>;
