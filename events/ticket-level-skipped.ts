import * as z from 'zod';
import { event } from './event.ts';
import { levelFiring } from './parts.ts';

/** A step of the escalation ladder had nobody to tell. */
export const ticketLevelSkipped = event('ticket.level-skipped', {
  ...levelFiring,
  because: z.enum(['nobody-to-tell']),
});
