import { levelsOf } from '../clock-ladder.ts';
import type { Context } from '../context.ts';
import type { Level } from '../escalation/ladder.ts';
import { nameInFact, resolveRecipients } from '../escalation/recipients.ts';
import type { FactBody } from '../fact.ts';
import type { Happening } from '../happening.ts';
import type { Snapshot } from '../replay.ts';
import { clockKey } from '../ticket.ts';

/** Time passed: what one happening amounts to in the history. */
export function wake(happening: Happening, { ticket }: Snapshot, context: Context): readonly FactBody[] {
  switch (happening.kind) {
    case 'hold-ends':
      return [{ type: 'resumed', because: 'until' }];
    case 'handover-lapses':
      return [{ type: 'handover-lapsed', to: happening.to }];
    case 'closes':
      return [{ type: 'closed', because: happening.because, confirmed: happening.because === 'confirmed' }];
    case 'breach':
      return [breached(happening, { ticket }, context)];
    case 'level':
      return climbed(happening, { ticket }, context);
  }
}

type Of<K extends Happening['kind']> = Extract<Happening, { readonly kind: K }>;
type At = Pick<Snapshot, 'ticket'>;

function breached({ track }: Of<'breach'>, { ticket }: At, context: Context): FactBody {
  const level = levelsOf(track, context.policySet).find((candidate) => candidate.notice === 'breach');
  const acknowledged = ticket.acknowledged[clockKey(track)] !== undefined;
  const told = level === undefined || acknowledged ? [] : tell(level, { ticket }, context);
  return { type: 'breached', metric: track.metric, cycle: track.cycle, firedAt: context.now, told };
}

function climbed({ track, level, repeat }: Of<'level'>, { ticket }: At, context: Context): readonly FactBody[] {
  const told = tell(level, { ticket }, context);
  const firing = { metric: track.metric, cycle: track.cycle, level: level.id, repeat, firedAt: context.now, told };
  const actions = act(level, { ticket }, context);
  if (told.length === 0 && actions.length === 0) return [{ type: 'level-skipped', ...firing, because: 'nobody-to-tell' }];
  return [{ type: level.notice === 'warning' ? 'warned' : 'escalated', ...firing }, ...actions];
}

function tell(level: Level, { ticket }: At, context: Context): readonly string[] {
  return resolveRecipients(level.to, ticket, context.organisation, context.now).map(nameInFact);
}

function act(level: Level, { ticket }: At, context: Context): readonly FactBody[] {
  return (level.actions ?? []).flatMap((action): readonly FactBody[] => {
    if (action.kind === 'raise-priority') {
      // P1 sorts before P4: an escalation never lowers what somebody has raised further.
      return action.to < ticket.priority ? [{ type: 'priority-changed', from: ticket.priority, to: action.to }] : [];
    }
    if (action.kind === 'watch') {
      const people = resolveRecipients([action.to], ticket, context.organisation, context.now).map(nameInFact);
      const watchers = people.filter((name) => !ticket.watchers?.includes(name));
      return watchers.length === 0 ? [] : [{ type: 'watched', watchers }];
    }
    const [person] = resolveRecipients([action.to], ticket, context.organisation, context.now).flatMap((one) =>
      'personId' in one ? (one.personId ?? []) : [],
    );
    return person === undefined || person === ticket.assignee ? [] : [{ type: 'assigned', assignee: person }];
  });
}
