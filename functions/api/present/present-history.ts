import type { HistoryItem } from '../../../shared/api/schemas/history.ts';
import { toIso, toIsoIfAny } from '../../../shared/app/iso.ts';
import { defined } from '../../../shared/core/defined.ts';
import { type Fact, type FactBody, isFiring } from '../../../shared/core/fact.ts';
import { referenceOf } from '../../../shared/core/reference.ts';

/** A fact as clients see it: instants in ISO, and without the command id, which is between us and one client. */
export function presentFact({ command: _, ...fact }: Fact): HistoryItem {
  const instants = {
    at: toIso(fact.at),
    until: 'until' in fact ? toIsoIfAny(fact.until) : undefined,
    firedAt: isFiring(fact) ? toIso(fact.firedAt) : undefined,
  };
  const other = otherTicket(fact);
  // Which instants a type of fact has, its schema says; the test goes through all of them.
  return { ...fact, ...defined({ ...instants, reference: other && referenceOf(other) }) } as unknown as HistoryItem;
}

function otherTicket(fact: FactBody): string | undefined {
  if (fact.type === 'merged') return fact.into;
  return fact.type === 'absorbed' ? fact.from : undefined;
}
