import type { FactOf } from '../../core/fact.ts';
import { type DurationMs, MINUTE_MS } from '../../core/instant.ts';
import { inLine } from '../in-line.ts';
import { replayStored } from '../load-ticket.ts';
import type { StoredTicket } from '../ports.ts';
import { type CommandServices, runCommand } from '../run-command.ts';
import { OPEN_TICKETS } from './impact-page.ts';
import type { Digest, Rollout } from './rollout.ts';
import { MOST_LINES, rolloutName } from './rollout.ts';
import { isSelected } from './selection.ts';
import { type DigestServices, sendDigests } from './send-digests.ts';
import { wakeRollout } from './start-rollout.ts';

export type RolloutServices = CommandServices & DigestServices;

/** Between two writes of the rollout: what a worker that dies has to do again. */
const PAGE = 100;
const MOST_AT_ONCE = 10;
/** A worker goes on with the next message after these, long before its time is up. */
const MOST_STEPS = 2;
/** Until then every function has taken notice of a new version, and the list has every ticket that was opened before. */
const SETTLED_MS = MINUTE_MS;
const MOST_NAMED = 100;

/**
 * Does the next part of a rollout and has the following one done by another message. Idempotent: two workers on the same part move
 * each ticket once, and only one of them gets to write down that the part is done.
 */
export async function continueRollout(services: RolloutServices, id: number): Promise<void> {
  let rollout = await services.rollouts.load(id);
  for (let steps = 0; steps < MOST_STEPS && rollout !== undefined && rollout.phase !== 'done'; steps += 1) {
    if (rollout.phase === 'catching-up' && services.now() < settledAt(rollout))
      return wakeRollout(services, rollout, settledAt(rollout));
    const after = await step(services, rollout);
    if ('waitMs' in after) return wakeRollout(services, rollout, services.now() + after.waitMs);
    const next: Rollout = { ...after, revision: rollout.revision + 1 };
    // Another worker has done this part, and goes on.
    if (!(await services.rollouts.update(next, rollout.revision))) return;
    rollout = next;
  }
  if (rollout !== undefined && rollout.phase !== 'done') await wakeRollout(services, rollout);
}

const settledAt = ({ startedAt }: Rollout) => startedAt + SETTLED_MS;

/** `waitMs`: nothing is left to do but to wait so long. */
async function step(services: RolloutServices, rollout: Rollout): Promise<Rollout | { readonly waitMs: DurationMs }> {
  if (rollout.phase !== 'telling') return movePage(services, rollout);
  const waitMs = await sendDigests(services, rollout);
  return waitMs !== undefined ? { waitMs } : { ...rollout, phase: 'done', finishedAt: services.now() };
}

/** The next page of tickets, newest first. Those that were opened around the beginning have a round of their own. */
async function movePage(services: RolloutServices, rollout: Rollout): Promise<Rollout> {
  const { cursor, ...rest } = rollout;
  const page = await services.tickets.list(OPEN_TICKETS, PAGE, cursor);
  const parting = rollout.startedAt - SETTLED_MS;
  const isOfRound = ({ index }: StoredTicket) => index.openedAt < parting === (rollout.phase === 'moving');
  const moves = await Promise.all(
    page.items.filter(isOfRound).map((stored) => inLine(services.rollouts, MOST_AT_ONCE, () => move(services, rollout, stored))),
  );
  const moved = moves.reduce(addMove, rest);
  const isBehind = rollout.phase === 'catching-up' && page.items.some(({ index }) => index.openedAt < parting);
  if (page.nextCursor !== undefined && !isBehind) return { ...moved, cursor: page.nextCursor };
  return { ...moved, phase: rollout.phase === 'moving' ? 'catching-up' : 'telling' };
}

type Move = { readonly ticketId: string; readonly result: FactOf<'rebased'> | 'untouched' | 'failed' };

/**
 * A ticket that cannot be moved must not keep the rest: it is counted, named, and keeps its policy version. One that was opened
 * under a later version, which came into force meanwhile, is not taken back.
 */
async function move(services: RolloutServices, rollout: Rollout, stored: StoredTicket): Promise<Move> {
  const ticketId = stored.id;
  try {
    const { snapshot } = await replayStored(services, stored);
    const { policyVersion, passed, by } = rollout;
    const isMeant = snapshot.ticket.policyVersion < policyVersion && isSelected(snapshot.ticket, rollout.selection);
    if (!isMeant && !wasMoved(stored, rollout)) return { ticketId, result: 'untouched' };
    const outcome = await runCommand(services, ticketId, {
      type: 'rebase',
      policyVersion,
      passed,
      by,
      commandId: commandOf(rollout),
    });
    return { ticketId, result: (outcome.ok ? wasMoved(outcome.stored, rollout) : undefined) ?? 'untouched' };
  } catch (error) {
    services.log.error('a ticket could not be moved to another policy version', { ticketId, error });
    return { ticketId, result: 'failed' };
  }
}

const commandOf = ({ id }: Rollout): string => rolloutName(id);

/** The fact by which this very rollout has moved a ticket, now or before a crash. */
function wasMoved({ facts }: StoredTicket, rollout: Rollout): FactOf<'rebased'> | undefined {
  return facts.find((fact) => fact.type === 'rebased' && fact.command === commandOf(rollout)) as FactOf<'rebased'> | undefined;
}

function addMove<R extends Omit<Rollout, 'cursor'>>(rollout: R, { ticketId, result }: Move): R {
  if (result === 'untouched') return rollout;
  if (result === 'failed') {
    return { ...rollout, failed: rollout.failed + 1, failures: [...rollout.failures, ticketId].slice(0, MOST_NAMED) };
  }
  const { passed = [], told = [] } = result;
  const digests = told.map((name): [string, Digest] => {
    const { tickets, first } = rollout.digests[name] ?? { tickets: 0, first: [] };
    return [name, { tickets: tickets + 1, first: [...first, { ticketId, passed }].slice(0, MOST_LINES) }];
  });
  return { ...rollout, rebased: rollout.rebased + 1, digests: { ...rollout.digests, ...Object.fromEntries(digests) } };
}
