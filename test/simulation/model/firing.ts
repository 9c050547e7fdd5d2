/** What happens when a step of a ladder fires: who is told, what its level does, and whether the ladder goes on at once. */
import type { Level } from '../../../shared/core/escalation/ladder.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { lateKeyOf } from './acknowledgements.ts';
import { type Climber, isBreachStep, type LadderStep, nameOf } from './ladder-steps.ts';
import { type ModelTicket, say, tells } from './model-ticket.ts';
import { assign, grade, watch } from './ticket-changes.ts';

export function fire(ticket: ModelTicket, at: Instant, climber: Climber, { key, level }: LadderStep) {
  ticket.fired.set(key, ticket.lines.length + 1);
  if (isBreachStep(key)) return breach(ticket, at, climber, level);
  const told = tells(ticket, level?.to ?? [], at);
  const todo = actionsOf(ticket, level, at);
  const reachesSomebody = told.length > 0 || todo.some(({ assigns }) => assigns);
  hurryUnless(reachesSomebody, ticket, nameOf(climber), level?.id ?? '');
  ticket.acknowledgements.tell(nameOf(climber), level, told);
  const name = level?.notice === 'warning' ? 'warned' : 'escalated';
  say(ticket, at, `${reachesSomebody ? name : 'level-skipped'} ${key} ${wordsFor(told, level)}`);
  for (const { act } of todo) act();
}

function breach(ticket: ModelTicket, at: Instant, climber: Climber, level: Level | undefined): void {
  const { acknowledgements, fired } = ticket;
  const ladder = nameOf(climber);
  const isQuiet = level === undefined || acknowledgements.stoppedAt(ladder) !== undefined;
  const told = isQuiet ? [] : tells(ticket, level.to, at);
  if (!isQuiet) hurryUnless(told.length > 0, ticket, ladder, 'breach');
  acknowledgements.breach(ladder);
  acknowledgements.tell(ladder, level, told);
  fired.delete(lateKeyOf(`${ladder}/breach/0`));
  say(ticket, at, `breached ${ladder} ${wordsFor(told, level)}`);
}

function wordsFor(told: readonly string[], level: Level | undefined): string {
  const asksEveryone = told.length > 0 && level?.acknowledge === 'everyone';
  return `[${told.join(' ')}]${asksEveryone ? ' everyone' : ''}`;
}

function hurryUnless(reachesSomebody: boolean, { hurried }: ModelTicket, ladder: string, level: string): void {
  if (reachesSomebody) hurried.delete(ladder);
  else hurried.set(ladder, level);
}

type Todo = { readonly assigns: boolean; readonly act: () => void };

function actionsOf(ticket: ModelTicket, level: Level | undefined, at: Instant): readonly Todo[] {
  return (level?.actions ?? []).flatMap((action): readonly Todo[] => {
    if (action.kind === 'raise-priority') {
      return action.to < ticket.priority ? [{ assigns: false, act: () => grade(ticket, at, action.to) }] : [];
    }
    const names = tells(ticket, [action.to], at, ticket.lines.length);
    if (action.kind === 'watch') return [{ assigns: false, act: () => watch(ticket, at, names) }];
    const person = names.find((name) => !name.includes('@'));
    if (person === undefined || person === ticket.assignee) return [];
    return [{ assigns: true, act: () => assign(ticket, at, { assignee: person }) }];
  });
}
