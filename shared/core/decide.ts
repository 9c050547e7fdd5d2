import { add, advance, append, type Progress } from './advance.ts';
import { isCanary } from './canary.ts';
import type { Command } from './command.ts';
import { absorb } from './commands/absorb.ts';
import { acknowledge } from './commands/acknowledge.ts';
import { acceptHandover, declineHandover, withdrawHandover } from './commands/answer-handover.ts';
import { assign } from './commands/assign.ts';
import { changePriority } from './commands/change-priority.ts';
import { close } from './commands/close.ts';
import { complain } from './commands/complain.ts';
import { confirm } from './commands/confirm.ts';
import { customerReply } from './commands/customer-reply.ts';
import { handOver } from './commands/hand-over.ts';
import { hold } from './commands/hold.ts';
import { merge } from './commands/merge.ts';
import { note } from './commands/note.ts';
import { open } from './commands/open.ts';
import { proposeSolution } from './commands/propose-solution.ts';
import { rate } from './commands/rate.ts';
import { renewLink } from './commands/renew-link.ts';
import { reopen } from './commands/reopen.ts';
import { reply } from './commands/reply.ts';
import { reportUndelivered } from './commands/report-undelivered.ts';
import { resolve } from './commands/resolve.ts';
import { resume } from './commands/resume.ts';
import { unmerge } from './commands/unmerge.ts';
import { unwatch, watch } from './commands/watch.ts';
import type { Context } from './context.ts';
import type { Effect } from './effect.ts';
import type { Fact, FactBody } from './fact.ts';
import { noticesFor } from './notices.ts';
import { postsFor } from './posts.ts';
import type { Rejection } from './rejection.ts';
import type { Snapshot } from './replay.ts';
import { ALLOWED_IN } from './transitions.ts';

export type Decision =
  | { readonly ok: true; readonly facts: readonly Fact[]; readonly effects: readonly Effect[]; readonly after: Snapshot }
  | { readonly ok: false; readonly rejection: Rejection };

/**
 * What a command does to a ticket, as of `context.now`. The ticket is brought up to now first: whatever time has done is in the
 * history before the command, so a breach is recorded in front of the answer that came after it. A wake is nothing but that.
 * What the command makes due at once, such as the first level of an alarm, is part of the same write.
 * Without facts nothing has changed, and `effects` is empty.
 */
export function decide(before: Snapshot | null, command: Command, context: Context): Decision {
  if (before === null) return begin(command, context);
  // Clocks of two machines may differ by some milliseconds; a history never runs backwards.
  const today = { ...context, now: Math.max(context.now, before.ticket.changedAt) };
  const passed = advance({ snapshot: before, facts: [] }, today);
  const outcome = carryOut(passed.snapshot, command, today);
  if (isRejection(outcome)) return { ok: false, rejection: outcome };
  return decided(advance(append(passed, outcome, envelopeOf(command, today), context.policySet), today), before, today);
}

function begin(command: Command, context: Context): Decision {
  const outcome = command.type === 'open' ? open(command, context) : ({ code: 'not-found' } as const);
  if (isRejection(outcome)) return { ok: false, rejection: outcome };
  const begun = add({ snapshot: null, facts: [] }, outcome, envelopeOf(command, context), context.policySet);
  return decided(advance(begun, context), null, context);
}

function envelopeOf({ by, commandId }: Command, { now }: Context) {
  return { at: now, by, command: commandId };
}

function decided({ snapshot, facts }: Progress<Snapshot>, before: Snapshot | null, context: Context): Decision {
  return { ok: true, facts, effects: effectsOf(facts, before, snapshot, context), after: snapshot };
}

function carryOut(snapshot: Snapshot, command: Command, context: Context): readonly FactBody[] | Rejection {
  if (command.type === 'open') return { code: 'already-exists' };
  if (command.type === 'wake') return [];
  const allowed = ALLOWED_IN[command.type];
  const { status, mergedInto } = snapshot.ticket;
  if (mergedInto !== undefined && command.type !== 'unmerge') return outlived(command, mergedInto);
  if (!allowed.includes(status)) return { code: 'wrong-status', status, allowed };
  return change(snapshot, command, context);
}

/** A merged ticket takes nothing more; to be merged into the same one again is nothing new. */
function outlived(command: Command, into: string): readonly FactBody[] | Rejection {
  return command.type === 'merge' && command.into === into ? [] : { code: 'merged', into };
}

function change(
  snapshot: Snapshot,
  command: Exclude<Command, { type: 'open' | 'wake' }>,
  context: Context,
): readonly FactBody[] | Rejection {
  switch (command.type) {
    case 'reply':
      return reply(command);
    case 'note':
      return note(command);
    case 'customer-reply':
      return customerReply(command, snapshot);
    case 'assign':
      return assign(command, snapshot, context);
    case 'change-priority':
      return changePriority(command, snapshot);
    case 'hold':
      return hold(command, snapshot, context);
    case 'resume':
      return resume();
    case 'propose-solution':
      return proposeSolution(command, snapshot);
    case 'resolve':
      return resolve(command, snapshot);
    case 'confirm':
      return confirm();
    case 'reopen':
      return reopen(command);
    case 'close':
      return close(command, snapshot, context);
    case 'complain':
      return complain(command);
    case 'rate':
      return rate(command, snapshot);
    case 'renew-link':
      return renewLink(command, snapshot);
    case 'report-undelivered':
      return reportUndelivered(command);
    case 'acknowledge':
      return acknowledge(command, snapshot, context);
    case 'hand-over':
      return handOver(command, snapshot, context);
    case 'accept-handover':
      return acceptHandover(command, snapshot);
    case 'decline-handover':
      return declineHandover(command, snapshot);
    case 'withdraw-handover':
      return withdrawHandover(command, snapshot, context);
    case 'watch':
      return watch(command, snapshot, context);
    case 'unwatch':
      return unwatch(command, snapshot);
    case 'merge':
      return merge(command, snapshot);
    case 'absorb':
      return absorb(command, snapshot);
    case 'unmerge':
      return unmerge();
  }
}

function isRejection(outcome: FactBody | readonly FactBody[] | Rejection): outcome is Rejection {
  return 'code' in outcome;
}

/** What new facts oblige the shell to do. Of a canary nobody hears, neither people nor other systems. */
export function effectsOf(facts: readonly Fact[], before: Snapshot | null, after: Snapshot, context: Context): readonly Effect[] {
  const first = facts[0];
  if (first === undefined || isCanary(after.ticket)) return [];
  return [
    ...noticesFor(facts, before?.ticket ?? null, after.ticket, context),
    ...postsFor(facts, context),
    ...facts.flatMap((fact): readonly Effect[] =>
      fact.type === 'merged' ? [{ type: 'absorb', into: fact.into, by: fact.by }] : [],
    ),
    { type: 'publish', from: first.n, to: after.ticket.version },
  ];
}
