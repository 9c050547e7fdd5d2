/** The history of a ticket against what the promises make of the commands that were accepted. */

import type { Fact } from '../../shared/core/fact.ts';
import type { Instant } from '../../shared/core/instant.ts';
import type { Asked } from './clients.ts';
import { expectedHistory, type Input } from './model/expected-history.ts';
import type { Policies } from './model/model-ticket.ts';
import type { Record } from './referee.ts';

export type Complaint = { readonly rule: string; readonly what: string };

/** One line a fact, as the model writes it. */
function lineOf(fact: Fact): string {
  return `${fact.at} ${wordsOf(fact)}`;
}

function wordsOf(fact: Fact): string {
  switch (fact.type) {
    case 'opened':
      return `opened ${fact.priority} ${fact.team ?? '-'}`;
    case 'customer-replied':
      return fact.thanks ? 'customer-replied thanks' : 'customer-replied';
    case 'assigned':
      return `assigned ${fact.assignee ?? '-'} ${fact.team ?? '-'}`;
    case 'priority-changed':
      return `priority-changed ${fact.from} ${fact.to}`;
    case 'held':
      return `held ${fact.reason}`;
    case 'resumed':
    case 'reopened':
    case 'closed':
      return `${fact.type} ${fact.because}`;
    case 'merged':
      return `merged ${fact.into}`;
    case 'absorbed':
      return `absorbed ${fact.from}`;
    case 'handover-offered':
    case 'handed-over':
      return `${fact.type} ${fact.to} ${fact.from}`;
    case 'handover-declined':
    case 'handover-withdrawn':
    case 'handover-lapsed':
      return `${fact.type} ${fact.to}`;
    case 'watched':
      return `watched [${fact.watchers.join(' ')}]`;
    case 'acknowledged':
      return `acknowledged ${fact.clocks.map(({ awaiting, ...clock }) => ladderOf(clock) + (awaiting === undefined ? '' : `(${awaiting.join(',')})`)).join(' ')}`;
    case 'acknowledgement-lapsed':
      return `acknowledgement-lapsed ${fact.clocks.map(({ laterMs = 0, ...clock }) => `${ladderOf(clock)}+${laterMs}`).join(' ')} [${fact.told.join(' ')}]`;
    case 'rebased':
      return `rebased ${fact.policyVersion}`;
    case 'breached':
      return `breached ${ladderOf(fact)} [${fact.told.join(' ')}]${fact.everyone ? ' everyone' : ''}`;
    case 'warned':
    case 'escalated':
    case 'level-skipped':
      return `${fact.type} ${ladderOf(fact)}/${fact.level}/${fact.repeat} [${fact.told.join(' ')}]${fact.everyone ? ' everyone' : ''}`;
    default:
      return fact.type;
  }
}

const ladderOf = ({ metric, cycle }: { readonly metric: string; readonly cycle: number }): string => `${metric}/${cycle}`;

/** The commands in the order in which they were carried out, each once, at the instant that its facts bear. */
function inputsOf(facts: readonly Fact[], asked: ReadonlyMap<string, Asked>): readonly Input[] {
  const inputs: Input[] = [];
  let last: string | undefined;
  for (const fact of facts) {
    if (fact.command !== undefined && fact.command !== last) inputs.push(inputOf(fact, facts, asked));
    last = fact.command;
  }
  return inputs;
}

function inputOf(fact: Fact, facts: readonly Fact[], asked: ReadonlyMap<string, Asked>): Input {
  const input = { at: fact.at, by: fact.by.replace(/^agent:/, ''), body: bodyOf(fact, facts, asked) };
  return fact.type === 'opened' ? { ...input, policyVersion: fact.policyVersion } : input;
}

function bodyOf(fact: Fact, facts: readonly Fact[], asked: ReadonlyMap<string, Asked>): Input['body'] {
  if (fact.type === 'absorbed') {
    return {
      type: 'absorb',
      from: fact.from,
      subject: '',
      customers: [],
      participants: [],
      followers: facts.flatMap((one) => (one.type === 'watched' && one.command === fact.command ? one.watchers : [])),
      unanswered: fact.unanswered === true,
    };
  }
  if (fact.type === 'undelivered') {
    const { receipt, to, facts, because } = fact;
    return { type: 'report-undelivered', receipt, to, facts, because };
  }
  if (fact.command?.startsWith('unmerge-')) return { type: 'unmerge' };
  const order = asked.get(fact.command ?? '');
  if (order === undefined) throw new Error(`nobody asked for ${fact.command}`);
  return order.body;
}

/** @param until what is due shortly before the end may still be on its way */
export function judgeHistory(
  record: Record,
  asked: ReadonlyMap<string, Asked>,
  until: Instant,
  policies: Omit<Policies, 'happenedAt'>,
): readonly Complaint[] {
  const happenedAt = (n: number) => {
    const fact = record.facts[n - 1];
    return fact !== undefined && 'firedAt' in fact ? fact.firedAt : undefined;
  };
  const expected = expectedHistory(inputsOf(record.facts, asked), until, { ...policies, happenedAt }).filter(
    (line) => Number.parseInt(line, 10) <= until,
  );
  const actual = record.facts.filter(({ at }) => at <= until).map(lineOf);
  const index = expected.findIndex((line, n) => line !== actual[n]);
  if (index === -1 && expected.length === actual.length) return [];
  const at = index === -1 ? expected.length : index;
  const told = (line: string | undefined) => (line === undefined ? 'nothing' : readable(line));
  return [
    {
      rule: 'the history is what the promises make it',
      what: `fact ${at + 1}: expected ${told(expected[at])}, found ${told(actual[at])}`,
    },
  ];
}

function readable(line: string): string {
  const at = Number.parseInt(line, 10);
  return `${new Date(at).toISOString()} ${line.slice(String(at).length + 1)}`;
}
