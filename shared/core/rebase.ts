/**
 * Moves a ticket to another policy version. Its whole history is read anew under that version, so its clocks become those of a
 * ticket that was opened under it. What the old version made due by now still happens first.
 */
import { ladderOn } from './acknowledgement.ts';
import { advance, append } from './advance.ts';
import type { RebaseCommand } from './command.ts';
import { type Decision, effectsOf } from './decide.ts';
import { defined } from './defined.ts';
import { isAcknowledged } from './escalation/climber.ts';
import { nameInFact, resolveRecipients } from './escalation/recipients.ts';
import type { Fact, FactBody } from './fact.ts';
import type { Instant } from './instant.ts';
import { rungsOf } from './ladder-of.ts';
import type { Organisation } from './organisation.ts';
import type { PolicySet } from './policy-set.ts';
import { isBehind, rearmedBy } from './rearm.ts';
import { climbersOf, replay, type Snapshot } from './replay.ts';
import { isLive } from './sla/tracks.ts';
import { ALLOWED_IN } from './transitions.ts';

export type RebaseContext = {
  readonly now: Instant;
  /** The ticket's own. */
  readonly from: PolicySet;
  readonly to: PolicySet;
  readonly organisation: Organisation;
};

/** @param history all facts of the ticket, also those that the archive holds */
export function decideRebase(history: readonly Fact[], command: RebaseCommand, context: RebaseContext): Decision {
  const { from, to, organisation } = context;
  const before = replay({ facts: history }, from);
  const { status, changedAt, policyVersion } = before.ticket;
  if (!ALLOWED_IN.rebase.includes(status))
    return { ok: false, rejection: { code: 'wrong-status', status, allowed: ALLOWED_IN.rebase } };
  if (policyVersion === to.version) return { ok: true, facts: [], effects: [], after: before };
  const now = Math.max(context.now, changedAt);
  const passed = advance({ snapshot: before, facts: [] }, { now, policySet: from, organisation });
  const anew = replay({ facts: [...history, ...passed.facts] }, to);
  const rebased: FactBody = {
    type: 'rebased',
    policyVersion: to.version,
    from: from.version,
    ...turned(passed.snapshot, anew, command, { ...context, now }),
  };
  const moved = append(
    { snapshot: anew, facts: passed.facts },
    [rebased],
    { at: now, by: command.by, command: command.commandId },
    to,
  );
  const done = advance(moved, { now, policySet: to, organisation });
  const effects = effectsOf(done.facts, before, done.snapshot, { now, policySet: to, organisation });
  return { ok: true, facts: done.facts, effects, after: done.snapshot };
}

/** What the new deadlines do to the ladders. */
function turned(was: Snapshot, is: Snapshot, { passed: mode }: RebaseCommand, { from, to, now, organisation }: RebaseContext) {
  const { ticket } = is;
  const live = mode === 'digest' ? climbersOf(is).filter(isLive) : [];
  const rungs = live.flatMap((climber) =>
    rungsOf(climber, ticket, to, ladderOn(ticket, climber, to)).map((rung) => ({ ...rung, climber })),
  );
  const passed = rungs.filter(({ at, key }) => isBehind(at, now) && ticket.fired[key] === undefined);
  const recipients = passed.filter(({ climber }) => !isAcknowledged(ticket, climber)).flatMap(({ level }) => level?.to ?? []);
  // A digest is a mail.
  const people = recipients.filter(({ kind }) => kind !== 'webhook');
  return defined({
    rearmed: unlessEmpty(rearmedBy({ snapshot: was, policySet: from }, { snapshot: is, policySet: to }, now)),
    passed: unlessEmpty(passed.map(({ key }) => key)),
    told: unlessEmpty(resolveRecipients(people, ticket, organisation, now).map(nameInFact)),
  });
}

const unlessEmpty = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);
