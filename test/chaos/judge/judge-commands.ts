/**
 * What the clients were told against what the histories say: what was acknowledged happened once, what was refused did not happen,
 * and what nobody answered happened at most once.
 */
import type { Fact } from '../../../shared/core/fact.ts';
import { identityIn, identityOf, type SentCommand } from '../load/sent-command.ts';
import type { Outcome } from '../outcome/outcome.ts';
import { changesNothing } from './changes-nothing.ts';
import type { Company } from './company.ts';
import type { Violation } from './violation.ts';

type Histories = ReadonlyMap<string, readonly Fact[]>;
/** Facts by the identity of their command. */
type Traces = ReadonlyMap<string, readonly Trace[]>;
type Trace = { readonly ticketId: string; readonly fact: Fact };

export function judgeCommands(
  { commands, tickets }: Pick<Outcome, 'commands' | 'tickets'>,
  company: Company,
): readonly Violation[] {
  const histories: Histories = new Map(tickets.map(({ id, facts }) => [id, facts]));
  const traces = tracesIn(histories);
  const known = new Set(commands.map(({ command }) => identityOf(command)));
  const strangers = [...traces].filter(([identity]) => !known.has(identity));
  return [
    ...commands.flatMap((sent) => judgeCommand(sent, traces.get(identityOf(sent.command)) ?? [], { histories, company })),
    ...strangers.map(([, [first]]) => ({
      ...(first && { ticketId: first.ticketId }),
      what: `fact ${first?.fact.n} comes of a command that nobody sent`,
    })),
  ];
}

function tracesIn(histories: Histories): Traces {
  const traces = new Map<string, Trace[]>();
  for (const [ticketId, facts] of histories) {
    for (const fact of facts) {
      if (fact.command === undefined) continue;
      const identity = identityIn(fact.command);
      traces.set(identity, [...(traces.get(identity) ?? []), { ticketId, fact }]);
    }
  }
  return traces;
}

type Background = { readonly histories: Histories; readonly company: Company };

function judgeCommand(sent: SentCommand, traces: readonly Trace[], { histories, company }: Background): readonly Violation[] {
  const { command, answer } = sent;
  const ticketId = answer.kind === 'acknowledged' ? answer.ticket.id : command.ticketId;
  const about = ticketId === undefined ? {} : { ticketId };
  const name = `${command.operation} with key ${command.key}`;
  if (isTwice(traces)) return [{ ...about, what: `${name} is in the history more than once: ${numbersOf(traces)}` }];
  if (answer.kind === 'refused' && traces.length > 0)
    return [{ ...about, what: `${name} was refused (${answer.code}), and is in the history: ${numbersOf(traces)}` }];
  if (answer.kind !== 'acknowledged' || traces.length > 0) return [];
  const facts = histories.get(answer.ticket.id);
  if (facts === undefined) return [{ ...about, what: `${name} was acknowledged, and its ticket does not exist` }];
  if (changesNothing(sent, facts, company)) return [];
  return [{ ...about, what: `${name} was acknowledged at version ${answer.ticket.version}, and is not in the history` }];
}

const numbersOf = (traces: readonly Trace[]): string => traces.map(({ fact }) => `fact ${fact.n}`).join(', ');

/** What one command leaves behind is written at once: at one instant, without gaps, and nothing of it twice. */
function isTwice(traces: readonly Trace[]): boolean {
  const types = new Set(traces.map(({ fact }) => fact.type));
  const torn = traces.some(({ ticketId, fact }, index) => {
    const before = traces[index - 1];
    if (before === undefined) return false;
    return ticketId !== before.ticketId || fact.n !== before.fact.n + 1 || fact.at !== before.fact.at;
  });
  return torn || types.size < traces.length;
}
