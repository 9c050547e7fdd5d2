import type { Component } from '../../../shared/api/components.ts';
import { toIso, toIsoIfAny } from '../../../shared/app/iso.ts';
import type { Receipt } from '../../../shared/app/receipt.ts';
import { defined } from '../../../shared/core/defined.ts';

export function presentReceipt(given: Receipt): Component<'Receipt'> {
  const { id, notice, to, facts, state, attempts, providerId, doubtful, error, outcome } = given;
  return {
    id,
    notice,
    to,
    facts: [...facts],
    state,
    attempts,
    plannedAt: toIso(given.plannedAt),
    firedAt: toIso(given.firedAt),
    ...defined({
      handedOverAt: toIsoIfAny(given.handedOverAt),
      providerId,
      doubtful,
      error,
      outcome: outcome && { ...outcome, at: toIso(outcome.at) },
    }),
  };
}
