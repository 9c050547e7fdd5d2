import type { Component } from '../../../shared/api/components.ts';
import { toIso, toIsoIfAny } from '../../../shared/app/iso.ts';
import type { Reconciliation, Reconciliations } from '../../../shared/app/reconciliation/reconciliation.ts';
import { defined } from '../../../shared/core/defined.ts';

export function presentReconciliations({ last, underWay }: Reconciliations): Component<'ReconciliationHealth'> {
  return defined({ last: last && presentRun(last), underWay: underWay && presentRun(underWay) });
}

function presentRun(run: Reconciliation): NonNullable<Component<'ReconciliationHealth'>['last']> {
  const { tickets, notices, unread, found, discrepancies } = run;
  return {
    startedAt: toIso(run.startedAt),
    from: toIso(run.from),
    to: toIso(run.to),
    ...defined({ finishedAt: toIsoIfAny(run.finishedAt) }),
    tickets,
    notices,
    unread,
    found,
    discrepancies: [...discrepancies],
  };
}
