import { delayOf, ladderOn } from '../acknowledgement.ts';
import { isSomebody } from '../charge.ts';
import type { Context } from '../context.ts';
import { defined } from '../defined.ts';
import { isAcknowledged } from '../escalation/climber.ts';
import type { Level } from '../escalation/ladder.ts';
import { nameInFact, resolveRecipients } from '../escalation/recipients.ts';
import type { FactBody, Unheard } from '../fact.ts';
import type { Happening } from '../happening.ts';
import { isTopOf } from '../ladder-of.ts';
import type { Snapshot } from '../replay.ts';
import { breachKey, firingKey, ladderKey } from '../ticket.ts';

/** Time passed: what one happening amounts to in the history. */
export function wake(happening: Happening, { ticket }: Snapshot, context: Context): readonly FactBody[] {
  switch (happening.kind) {
    case 'hold-ends':
      return [{ type: 'resumed', because: 'until' }];
    case 'handover-lapses':
      return [{ type: 'handover-lapsed', to: happening.to }];
    case 'acknowledgement-lapses':
      return [lapsed(happening, { ticket }, context)];
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

function breached({ climber, level }: Of<'breach'>, { ticket }: At, context: Context): FactBody {
  const { metric, cycle } = climber;
  const firing = { type: 'breached', metric, cycle, firedAt: context.now } as const;
  if (level === undefined || isAcknowledged(ticket, climber)) return { ...firing, told: [] };
  const told = tell(level, { ticket }, context);
  const isTop = () => isTopOf(ladderOn(ticket, climber, context.policySet), breachKey(climber), ticket);
  return { ...firing, told, ...(told.length === 0 ? unheard(isTop()) : asking(level)) };
}

function lapsed({ climbers, at }: Of<'acknowledgement-lapses'>, { ticket }: At, { policySet }: Context): FactBody {
  const clocks = climbers.map((climber) => {
    const laterMs = delayOf(ticket, climber, policySet, at);
    return { metric: climber.metric, cycle: climber.cycle, ...(laterMs === 0 ? {} : { laterMs }) };
  });
  const names = climbers.flatMap((climber) => ticket.charges?.[ladderKey(climber)]?.by ?? []).map(({ name }) => name);
  return { type: 'acknowledgement-lapsed', clocks, told: [...new Set(names)].filter(isSomebody) };
}

/** A level that tells nobody has not done what it is there for, unless it hands the ticket to somebody, who is told of that. */
function climbed({ climber, level, repeat, early }: Of<'level'>, { ticket }: At, context: Context): readonly FactBody[] {
  const { metric, cycle } = climber;
  const told = tell(level, { ticket }, context);
  const firing = { metric, cycle, level: level.id, repeat, firedAt: context.now, told, ...defined({ early }) };
  const actions = act(level, { ticket }, context);
  if (told.length === 0 && !actions.some(({ type }) => type === 'assigned')) {
    const isTop = isTopOf(ladderOn(ticket, climber, context.policySet), firingKey(firing), ticket);
    return [{ type: 'level-skipped', ...firing, ...unheard(isTop) }, ...actions];
  }
  const asks = told.length === 0 ? {} : asking(level);
  return [{ type: level.notice === 'warning' ? 'warned' : 'escalated', ...firing, ...asks }, ...actions];
}

/** Whether all who are told have to acknowledge. */
const asking = ({ acknowledge }: Level): { readonly everyone?: true } => (acknowledge === 'everyone' ? { everyone: true } : {});

const unheard = (isTop: boolean): Unheard => ({ because: 'nobody-to-tell', ...(isTop ? { last: true } : {}) });

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
