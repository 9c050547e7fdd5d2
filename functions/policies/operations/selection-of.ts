import type { TicketSelectionBody } from '../../../shared/api/schemas/analyses.ts';
import { ALL_TICKETS, type Selection } from '../../../shared/app/policies/selection.ts';
import { defined } from '../../../shared/core/defined.ts';

export function selectionOf(only: TicketSelectionBody | undefined): Selection {
  if (only === undefined) return ALL_TICKETS;
  const { policyVersion, ...when } = only;
  return defined({ when: defined(when), policyVersion });
}
