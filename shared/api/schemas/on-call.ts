import * as z from 'zod/mini';
import { described, instant, isoInstant, line } from '../text.ts';

/** Who is on call, and who stands in for whom. */
const personId = line(40);

export const onCallOverride = z.object({
  id: z.optional(described(z.string(), 'Of one that was made at run time; those of the configuration have none')),
  from: isoInstant,
  until: isoInstant,
  who: described(z.array(z.string()), 'Person ids'),
  instead: z.optional(
    described(z.string(), 'Takes the place of this person only, where they are on call; without it, of whoever is'),
  ),
  by: z.optional(described(z.string(), '`api:<key name>`')),
  madeAt: z.optional(isoInstant),
});

export const onCallOverrideRequest = z.strictObject({
  from: described(instant, 'From when on'),
  until: described(instant, 'Up to, not including, this instant; in the future, and at most 400 days after `from`'),
  who: described(z.array(personId).check(z.minLength(1), z.maxLength(20)), 'Ids of the people who stand in'),
  instead: z.optional(
    described(personId, 'Takes the place of this person only, where they are on call; without it, of whoever is'),
  ),
});

const side = z.strictObject({
  person: described(personId, 'Who gives a shift away'),
  at: described(instant, 'Any instant in that shift'),
});

export const onCallSwapRequest = z.strictObject({ one: side, other: side });
export const onCallOverrideList = z.object({ items: z.array(onCallOverride) });

const person = z.object({
  id: z.string(),
  name: z.optional(described(z.string(), 'Absent for somebody who has left the organisation')),
  email: z.optional(z.string()),
});

const people = described(z.array(person), 'Empty: nobody');

export const onCallNow = z.object({
  schedule: z.string(),
  timeZone: z.string(),
  who: people,
  until: z.nullable(described(isoInstant, 'When others take over; null: not within 400 days')),
  next: z.nullable(z.object({ who: people })),
});

export const onCallNowList = z.object({ at: isoInstant, items: z.array(onCallNow) });

export const onCallShift = z.object({
  from: isoInstant,
  to: isoInstant,
  who: people,
  layer: z.optional(described(z.string(), 'The layer that has it')),
  turn: z.optional(described(z.int(), 'The number of the turn since the layer began, from 0')),
  override: z.optional(onCallOverride),
});

const stretch = { schedule: z.string(), timeZone: z.string(), from: isoInstant, to: isoInstant };

export const onCallShiftList = z.object({
  ...stretch,
  items: described(z.array(onCallShift), 'In order, without gaps: where `who` is empty, nobody is on call'),
  overrides: described(z.array(onCallOverride), 'All that have not ended before `from`, in the order in which they are applied'),
});

export const onCallGap = z.object({
  from: isoInstant,
  to: isoInstant,
  unreachable: described(
    z.array(z.object({ person: z.string(), because: z.enum(['unknown', 'no-address']) })),
    'Who is on call and cannot be told; empty: nobody is on call',
  ),
});

export const onCallGapList = z.object({ ...stretch, items: z.array(onCallGap) });

export type OnCallOverrideBody = z.output<typeof onCallOverride>;
export type OnCallNowBody = z.output<typeof onCallNow>;
export type OnCallNowListBody = z.output<typeof onCallNowList>;
export type OnCallShiftListBody = z.output<typeof onCallShiftList>;
export type OnCallGapListBody = z.output<typeof onCallGapList>;
