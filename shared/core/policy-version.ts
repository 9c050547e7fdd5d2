import type { History } from './replay.ts';

/** The policy version that judges a ticket: the one that it was opened under, or was rebased to last. */
export function policyVersionOf({ snapshot, facts }: History): number {
  const newest = facts.findLast((fact) => fact.type === 'opened' || fact.type === 'rebased');
  if (newest !== undefined) return newest.policyVersion;
  if (snapshot !== undefined) return snapshot.ticket.policyVersion;
  throw new Error('a history begins with its opening');
}
