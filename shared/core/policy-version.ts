import type { History } from './replay.ts';

/** The policy version that judges a ticket: the one that it was opened under, or was rebased to last. */
export function policyVersionOf({ snapshot, facts }: History): number {
  const newest = facts.findLast((fact) => fact.type === 'opened' || fact.type === 'rebased');
  const version = newest?.policyVersion ?? snapshot?.ticket.policyVersion;
  if (version === undefined) throw new Error('a history must begin with "opened"');
  return version;
}
