/**
 * Moves a ticket to another policy version. Its whole history is read anew under that version, so its clocks become those of a
 * ticket that was opened under it. What the old version made due by now still happens first.
 */
import { advance, append } from './advance.ts';
import { rungsOf } from './clock-ladder.ts';
import type { RebaseCommand } from './command.ts';
import { type Decision, effectsOf } from './decide.ts';
import { defined } from './defined.ts';
import { nameInFact, resolveRecipients } from './escalation/recipients.ts';
import type { Fact, FactBody } from './fact.ts';
import type { Instant } from './instant.ts';
import type { Organisation } from './organisation.ts';
import type { PolicySet } from './policy-set.ts';
import { isBehind } from './rearm.ts';
import { replay, type Snapshot } from './replay.ts';
import type { Track } from './sla/clock.ts';
import { isLive } from './sla/tracks.ts';
import { clockKey } from './ticket.ts';
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
    ...turned(anew, command, { ...context, now }),
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

/** What the new deadlines do to the ladders of the clocks. */
function turned(anew: Snapshot, { passed: mode }: RebaseCommand, { to, now, organisation }: RebaseContext) {
  const { ticket, tracks } = anew;
  const rungs =
    mode === 'digest' ? tracks.filter(isLive).flatMap((track) => rungsOf(track, to).map((rung) => ({ ...rung, track }))) : [];
  const passed = rungs.filter((rung) => isBehind(rung, now) && ticket.fired[rung.key] === undefined);
  const acknowledged = (track: Track) => ticket.acknowledged[clockKey(track)] !== undefined;
  const recipients = passed.filter(({ track }) => !acknowledged(track)).flatMap(({ level }) => level?.to ?? []);
  // A digest is a mail.
  const people = recipients.filter(({ kind }) => kind !== 'webhook');
  return defined({
    passed: unlessEmpty(passed.map(({ key }) => key)),
    told: unlessEmpty(resolveRecipients(people, ticket, organisation, now).map(nameInFact)),
  });
}

const unlessEmpty = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);
