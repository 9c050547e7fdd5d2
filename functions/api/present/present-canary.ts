import type { Component } from '../../../shared/api/components.ts';
import type { CanaryOutcome } from '../../../shared/app/canary/canary.ts';
import { toIso } from '../../../shared/app/iso.ts';
import { defined } from '../../../shared/core/defined.ts';

export function presentCanary(outcome: CanaryOutcome): NonNullable<Component<'TimerHealth'>['canary']> {
  const { ticketId, openedAt, dueAt, checkedAt, lateMs, problem } = outcome;
  return {
    ticketId,
    openedAt: toIso(openedAt),
    dueAt: toIso(dueAt),
    checkedAt: toIso(checkedAt),
    kept: problem === undefined,
    ...defined({ lateMs, problem }),
  };
}
