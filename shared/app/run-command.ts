import { isCanary } from '../core/canary.ts';
import type { Command, RebaseCommand } from '../core/command.ts';
import { type Decision, decide } from '../core/decide.ts';
import { type Fact, isFiring } from '../core/fact.ts';
import { nextWakeAt } from '../core/next-wake.ts';
import type { PolicySet } from '../core/policy-set.ts';
import { decideRebase } from '../core/rebase.ts';
import type { Rejection } from '../core/rejection.ts';
import type { Snapshot } from '../core/replay.ts';
import { RetryableError } from './errors.ts';
import { findRepeat } from './find-repeat.ts';
import { factsFrom } from './history.ts';
import { type LoadedTicket, loadTicket } from './load-ticket.ts';
import { CANARY } from './observation.ts';
import { MOST_CONFLICTS, pauseBetween } from './pause-between.ts';
import { policiesForNew } from './policies-of.ts';
import type { StoredTicket } from './ports.ts';
import { sendWakes } from './send-wakes.ts';
import type { Services } from './services.ts';
import { storeChange, withSnapshotUnder } from './stored-ticket.ts';
import { takeTurn } from './take-turns.ts';

export type CommandServices = Pick<
  Services,
  'now' | 'wait' | 'chance' | 'tickets' | 'configuration' | 'wakeQueue' | 'metrics' | 'log' | 'settings'
>;

export type Refusal =
  | Rejection
  | { readonly code: 'stale-version'; readonly version: number }
  | { readonly code: 'idempotency-key-reused' }
  | { readonly code: 'unknown-target' }
  /** The ticket to merge into has been merged itself; `into`: what it goes on as. */
  | { readonly code: 'target-merged'; readonly into: string };

export type Outcome =
  | {
      readonly ok: true;
      readonly stored: StoredTicket;
      /** The ticket right after this command, also when it is a repeat and more has happened since. */
      readonly snapshot: Snapshot;
      readonly policySet: PolicySet;
      /** What this call added to the history. */
      readonly facts: readonly Fact[];
      readonly repeated: boolean;
    }
  | { readonly ok: false; readonly rejection: Refusal };

export type CommandOptions = {
  /** Refuses the command when the ticket is at another version. */
  readonly ifVersion?: number;
  /** The command's id was made for it alone, so nothing that happened long ago can be the same. */
  readonly fresh?: boolean;
  /** The caller goes on with the ticket itself, so nobody else need be woken for it. */
  readonly staysWithCaller?: boolean;
  /** The ticket as it was a moment ago, to begin with: whether somebody has changed it since, the write finds out. */
  readonly loaded?: LoadedTicket | undefined;
  /** Carried out once the command is accepted and before it is written: stores what its facts name. Repeated after a lost race. */
  readonly beforeCommit?: () => Promise<void>;
};

/**
 * The only way to change a ticket: load, decide, commit with one conditional write, and dispatch the wake that it asks for.
 * A lost race is decided anew on what the winner left. A command whose id is in the history already is not carried out again.
 * @throws RetryableError when the ticket is contended beyond reason; nothing was written.
 */
export async function runCommand(
  services: CommandServices,
  ticketId: string,
  command: Command | RebaseCommand,
  options: CommandOptions = {},
): Promise<Outcome> {
  const outcome = await takeTurn(services.tickets, ticketId, () => untilWritten(services, ticketId, command, options));
  if (outcome.ok && !options.staysWithCaller) await lightShortFuse(services, outcome);
  return outcome;
}

async function untilWritten(
  services: CommandServices,
  ticketId: string,
  command: Command | RebaseCommand,
  options: CommandOptions,
): Promise<Outcome> {
  for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
    await pauseBetween(services, conflicts);
    const loaded = (conflicts === 0 && options.loaded) || (await loadTicket(services, ticketId));
    const outcome = await attemptCommand(services, loaded, command, options);
    if (outcome !== 'conflict') return outcome;
  }
  throw new RetryableError(`ticket ${ticketId} is being changed by too many at once`);
}

async function attemptCommand(
  services: CommandServices,
  loaded: LoadedTicket | undefined,
  command: Command | RebaseCommand,
  options: CommandOptions,
): Promise<Outcome | 'conflict'> {
  const answered = loaded && ((await answerRepeat(services, loaded, command, options)) ?? findStale(loaded, options));
  if (answered !== undefined) return answered;
  if (command.type === 'rebase') return attemptRebase(services, loaded, command);
  const { organisation, policySet: latest } = await services.configuration.current();
  const policySet = loaded?.policySet ?? policiesForNew(command, latest);
  const decision = decide(loaded?.snapshot ?? null, command, { now: services.now(), policySet, organisation });
  if (!decision.ok) return decision;
  await options.beforeCommit?.();
  return commit(services, loaded, decision, policySet);
}

async function attemptRebase(
  services: CommandServices,
  loaded: LoadedTicket | undefined,
  command: RebaseCommand,
): Promise<Outcome | 'conflict'> {
  if (loaded === undefined) return { ok: false, rejection: { code: 'not-found' } };
  const { organisation } = await services.configuration.current();
  const to = await services.configuration.policySet(command.policyVersion);
  const history = await factsFrom(services, loaded.stored, 1);
  const decision = decideRebase(history, command, { now: services.now(), from: loaded.policySet, to, organisation });
  if (!decision.ok) return decision;
  return commit(services, { ...loaded, stored: withSnapshotUnder(to, loaded.stored, history) }, decision, to);
}

async function commit(
  services: CommandServices,
  loaded: LoadedTicket | undefined,
  decision: Extract<Decision, { ok: true }>,
  policySet: PolicySet,
): Promise<Outcome | 'conflict'> {
  const { facts, after: snapshot } = decision;
  if (facts.length === 0 && loaded !== undefined) {
    return { ok: true, stored: loaded.stored, snapshot, policySet, facts, repeated: false };
  }
  const { ticket, pages } = storeChange(loaded?.stored, { ...decision, policySet, now: services.now() });
  const result = await services.tickets.commit(ticket, loaded?.stored.revision ?? null, pages);
  if (result === 'conflict') return 'conflict';
  measureLateness(services, facts, snapshot);
  return { ok: true, stored: ticket, snapshot, policySet, facts, repeated: false };
}

async function answerRepeat(
  services: CommandServices,
  loaded: LoadedTicket,
  command: Command | RebaseCommand,
  { fresh = false }: CommandOptions,
): Promise<Outcome | undefined> {
  const repeat = await findRepeat(services, loaded, command, fresh);
  if (repeat === undefined) return undefined;
  if (repeat === 'reused') return { ok: false, rejection: { code: 'idempotency-key-reused' } };
  const { stored, policySet } = loaded;
  return { ok: true, stored, snapshot: repeat.past, policySet, facts: [], repeated: true };
}

/** The caller decided on what it saw, and that is no longer the newest. */
function findStale({ snapshot }: LoadedTicket, { ifVersion }: CommandOptions): Outcome | undefined {
  const { version } = snapshot.ticket;
  if (ifVersion === undefined || ifVersion === version) return undefined;
  return { ok: false, rejection: { code: 'stale-version', version } };
}

function measureLateness({ metrics }: CommandServices, facts: readonly Fact[], { ticket }: Snapshot): void {
  for (const fact of facts) {
    if (isFiring(fact)) metrics.lateness(isCanary(ticket) ? CANARY : fact.type, fact.firedAt - fact.at);
    if (fact.type === 'level-skipped' || (fact.type === 'breached' && fact.last)) metrics.count('LevelSkipped');
  }
}

/**
 * What is due before a sweep is sure to see it is dispatched by whoever wrote it: the mails that it owes, and beside them what time
 * does next, which waits for no mail. If that fails, the overdue net repairs it.
 */
async function lightShortFuse(services: CommandServices, outcome: Extract<Outcome, { ok: true }>): Promise<void> {
  const { stored, snapshot, policySet, facts } = outcome;
  if (facts.length === 0) return;
  const soon = services.now() + services.settings.timing.shortFuseMs;
  const due = new Set([stored.dueAt, nextWakeAt(snapshot, policySet)]);
  const wakes = [...due].flatMap((dueAt) => (dueAt === undefined || dueAt > soon ? [] : [{ ticketId: stored.id, dueAt }]));
  try {
    await sendWakes(services, wakes);
  } catch (error) {
    services.log.warn('the wake was not dispatched; the next sweep will', { ticketId: stored.id, error });
  }
}
