import { event } from './event.ts';
import { levelFiring, unheard } from './parts.ts';

/** A step of the escalation ladder had nobody to tell: the next one does not wait. */
export const ticketLevelSkipped = event('ticket.level-skipped', {
  ...levelFiring,
  ...unheard,
});
