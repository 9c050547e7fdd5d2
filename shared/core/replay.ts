import type { Fact } from './fact.ts';
import type { PolicySet } from './policy-set.ts';
import type { Track } from './sla/clock.ts';
import type { Ticket } from './ticket.ts';

/** A ticket and its clocks after some fact: what replaying the history up to there amounts to. Plain data, so that it can stand in for a long history. */
export type Snapshot = { readonly ticket: Ticket; readonly tracks: readonly Track[] };
