import * as z from 'zod';
import { TRIGGERS } from '../shared/core/escalation/trigger.ts';
import { PRIORITIES } from '../shared/core/priority.ts';
import { METRICS } from '../shared/core/sla/metric.ts';

/** What the details of several events are made of. */
export const instant = z.iso.datetime({ precision: 3 }).meta({ description: 'ISO 8601, UTC, milliseconds' });
export const priority = z.enum(PRIORITIES);
/** Whose ladder: a promise's, or that of an alarm. */
export const ladder = z.enum([...METRICS, ...TRIGGERS]);

/** Names a text that `GET /v1/tickets/{id}/messages` has; the text itself never travels on the bus. */
export const messageId = z.string();

/** Key of a person in the organisation's configuration, or `webhook:<key>` of another system; never an address. */
export const personId = z.string().regex(/^[^@]+$/);

/** A clock or an alarm came to a point of which somebody is to be told. */
export const firing = {
  metric: ladder,
  cycle: z.int().positive(),
  firedAt: instant,
  /** Whom: person ids, and other systems as `webhook:<key>`. */
  told: z.array(personId),
  /** How many plain addresses besides. */
  toldAddresses: z.int().nonnegative(),
  /** All of them have to acknowledge. */
  everyone: z.literal(true).optional(),
};

export const levelFiring = {
  ...firing,
  level: z.string(),
  repeat: z.int().nonnegative(),
  /** Why it did not wait for its instant. */
  early: z.enum(['nobody-to-tell', 'undelivered']).optional(),
};

/** Nobody was there to be told; `last`: and nothing is left of the ladder. */
export const unheard = { because: z.enum(['nobody-to-tell']), last: z.literal(true).optional() };

/** Who is kept posted. */
export const watching = {
  /** Person ids. */
  watchers: z.array(personId),
  /** How many plain addresses besides. */
  watcherAddresses: z.int().nonnegative(),
};
