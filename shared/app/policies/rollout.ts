import type { Actor } from '../../core/actor.ts';
import type { RebaseCommand } from '../../core/command.ts';
import type { Instant } from '../../core/instant.ts';
import type { FiringKey } from '../../core/ticket.ts';
import type { Selection } from './selection.ts';

/** A mail is for acting on; the rest is in the list of overdue tickets. */
export const MOST_LINES = 20;

/** What somebody hears of a rollout: tickets whose new deadlines have passed already. */
export type Digest = {
  readonly tickets: number;
  /** The first of them, as many as a mail names: all people's stand in one item. */
  readonly first: readonly { readonly ticketId: string; readonly passed: readonly FiringKey[] }[];
};

/**
 * A policy version on its way to the open tickets. It is written after every page of tickets, so whoever goes on after a crash
 * begins where the last page ended, and a ticket that was moved already is recognised by its history.
 */
export type Rollout = {
  /** 1, 2, … in the order in which they began. */
  readonly id: number;
  readonly revision: number;
  readonly policyVersion: number;
  readonly selection: Selection;
  readonly passed: RebaseCommand['passed'];
  readonly by: Actor;
  readonly startedAt: Instant;
  /**
   * `moving`: tickets that were open before it began. `catching-up`: those that were opened around its beginning, possibly by a
   * function that did not know of the new version yet. `telling`: the digests. `done`.
   */
  readonly phase: 'moving' | 'catching-up' | 'telling' | 'done';
  readonly cursor?: string;
  readonly rebased: number;
  readonly failed: number;
  /** The first of those that could not be moved. */
  readonly failures: readonly string[];
  /** By person id or address. */
  readonly digests: { readonly [name: string]: Digest };
  readonly finishedAt?: Instant;
};

/** Stands in for a ticket's id in wake messages and on receipts. */
export const rolloutName = (id: number): string => `rollout-${String(id).padStart(8, '0')}`;

/** @returns the id of the rollout that a wake message is for; `undefined` when it is for a ticket */
export function rolloutIdOf(name: string): number | undefined {
  const digits = /^rollout-(\d{8})$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
