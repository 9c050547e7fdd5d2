import type { LedgerChangeBody } from '../../../shared/api/schemas/ledger-change.ts';
import { toIso } from '../../../shared/app/iso.ts';
import { SECOND_MS } from '../../../shared/core/instant.ts';
import type { Change, Retargeted } from '../../../shared/core/what-if/change.ts';

/** What would change a clock, as clients see it. */
export function presentChange(change: Change, words: string): LedgerChangeBody {
  switch (change.kind) {
    case 'end':
      return { ...change, by: [...change.by], words };
    case 'hold': {
      const { kind, reasons, from, openMs, dueAt } = change;
      const listed = reasons === 'any' ? reasons : [...reasons];
      return { kind, reasons: listed, from: toIso(from), openSeconds: openMs / SECOND_MS, dueAt: toIso(dueAt), words };
    }
    case 'hold-without-effect':
      return { ...change, words };
    case 'resumption': {
      const { kind, planned, openMs } = change;
      const instants = { from: toIso(change.from), dueAt: toIso(change.dueAt), laterDueAt: toIso(change.laterDueAt) };
      return { kind, planned, ...instants, openSeconds: openMs / SECOND_MS, words };
    }
    case 'reopening':
      return { kind: change.kind, from: toIso(change.from), dueAt: toIso(change.dueAt), words };
    case 'priority':
      return { kind: change.kind, to: [...change.to], ...presentRetargeted(change), words };
    case 'team':
      return { kind: change.kind, to: [...change.to], ...presentRetargeted(change), words };
    case 'policy': {
      const { kind, version, rebased } = change;
      if (rebased === undefined) return { kind, version, words };
      return { kind, version, rebased: { version: rebased.version, ...presentRetargeted(rebased) }, words };
    }
  }
}

function presentRetargeted(then: Retargeted) {
  const { rule, effect } = then;
  return then.effect === 'cancels' ? { rule, effect } : { rule, effect, dueAt: toIso(then.dueAt) };
}
