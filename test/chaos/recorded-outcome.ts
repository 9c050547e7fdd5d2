/** A small outcome without a flaw, lived through the real core: what the judge has to find is planted into it. */
import type { Receipt } from '../../shared/app/receipt.ts';
import { loadConfiguration } from '../../shared/config/load-configuration.ts';
import type { Command, CommandBody } from '../../shared/core/command.ts';
import type { Context } from '../../shared/core/context.ts';
import { decide } from '../../shared/core/decide.ts';
import type { Notify } from '../../shared/core/effect.ts';
import type { Fact } from '../../shared/core/fact.ts';
import { type Instant, SECOND_MS } from '../../shared/core/instant.ts';
import type { Snapshot } from '../../shared/core/replay.ts';
import { identityOf, type Operation, type SentCommand } from './load/sent-command.ts';
import type { CapturedMail, Outcome } from './outcome/outcome.ts';

const ID = '3f7h2j4k6p';
const OPENED_AT = Date.parse('2026-03-02T09:00:00Z');

type Step = readonly [second: number, operation: Operation, command: CommandBody];

/** Every kind of fact that time brings about: warnings, a breach, an end of a hold, levels armed anew, a closing. */
const LIFE: readonly Step[] = [
  [
    0,
    'openTicket',
    {
      type: 'open',
      id: ID,
      subject: 'The printer is on fire',
      requester: { email: 'cora@customer.example' },
      language: 'en',
      priority: 'P1',
      channel: 'api',
      tags: [],
      fields: {},
    },
  ],
  [4, 'changePriority', { type: 'change-priority', priority: 'P3' }],
  [9, 'reply', { type: 'reply', message: 'm1' }],
  [10, 'hold', { type: 'hold', reason: 'parts', until: OPENED_AT + 14 * SECOND_MS }],
  [16, 'reply', { type: 'customer-reply', message: 'm2', from: 'cora@customer.example' }],
  [27, 'acknowledge', { type: 'acknowledge' }],
  [28, 'acknowledge', { type: 'acknowledge' }],
  [40, 'resolve', { type: 'resolve', message: 'm3' }],
];
const ENDS_AT_SECOND = 70;

export function recordedOutcome(configuration: string): Outcome {
  const context = contextOf(configuration);
  const commands: SentCommand[] = [];
  const facts: Fact[] = [];
  const notices: { readonly effect: Notify; readonly at: Instant }[] = [];
  let snapshot: Snapshot | null = null;
  const act = (now: Instant, command: Command): void => {
    const decision = decide(snapshot, command, { ...context, now });
    if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.rejection)}`);
    snapshot = decision.after;
    facts.push(...decision.facts);
    for (const effect of decision.effects) if (effect.type === 'notify') notices.push({ effect, at: now });
  };
  /** Time is looked after each second. */
  const wakeUntil = (from: number, to: number): void => {
    for (let second = from; second < to; second += 1) act(OPENED_AT + second * SECOND_MS + 20, { type: 'wake', by: 'system' });
  };
  LIFE.forEach(([second, operation, body], index) => {
    const at = OPENED_AT + second * SECOND_MS;
    const sent = { operation, key: `key-${index}`, ...(index === 0 ? {} : { ticketId: ID }) };
    act(at, { ...body, by: 'api:dev', commandId: `${identityOf(sent)}.what` });
    commands.push(acknowledged(sent, at, snapshot));
    wakeUntil(second, LIFE[index + 1]?.[0] ?? ENDS_AT_SECOND);
  });
  const receipts = notices.map(({ effect, at }) => receiptOf(effect, at));
  return {
    commands,
    tickets: [{ id: ID, facts, missingMessages: [], outbox: [], receipts }],
    mails: receipts.map(mailOf),
    outages: [],
    endedAt: OPENED_AT + ENDS_AT_SECOND * SECOND_MS,
  };
}

function contextOf(configuration: string): Omit<Context, 'now'> {
  const loaded = loadConfiguration(configuration);
  if (!loaded.ok) throw new Error('the configuration has errors');
  const { policySet, organisation } = loaded.draft;
  return { policySet: { ...policySet, version: 1 }, organisation };
}

function acknowledged(
  sent: Pick<SentCommand['command'], 'operation' | 'key' | 'ticketId'>,
  at: Instant,
  snapshot: Snapshot | null,
): SentCommand {
  const { version = 0, priority = 'P3', status = 'open' } = snapshot?.ticket ?? {};
  return {
    command: { ...sent, path: '', body: {} },
    answer: { kind: 'acknowledged', ticket: { id: ID, version, priority, status } },
    attempts: 1,
    sentAt: at,
    answeredAt: at,
  };
}

const receiptOf = ({ id, notice, to, facts, plannedAt }: Notify, at: Instant): Receipt => ({
  id,
  ticketId: ID,
  notice,
  to: to.email,
  facts,
  plannedAt,
  firedAt: at,
  state: 'sent',
  attempts: 1,
  leaseUntil: at,
  handedOverAt: at,
  providerId: `mail-${id}`,
});

const mailOf = ({ providerId = '', notice, to }: Receipt): CapturedMail => ({ id: providerId, ticketId: ID, notice, to });
