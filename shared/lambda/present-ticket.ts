import type { AcknowledgementBody, AlarmBody, ClockBody, TicketBody } from '../api/schemas/ticket.ts';
import { toIso, toIsoIfAny } from '../app/iso.ts';
import type { LoadedTicket } from '../app/load-ticket.ts';
import { type Acknowledgement, acknowledgementOf } from '../core/acknowledgement.ts';
import { defined } from '../core/defined.ts';
import type { Alarm } from '../core/escalation/alarm.ts';
import { type Instant, SECOND_MS } from '../core/instant.ts';
import { nextWakeAt } from '../core/next-wake.ts';
import type { PolicySet } from '../core/policy-set.ts';
import { referenceOf } from '../core/reference.ts';
import type { Clock } from '../core/sla/clock.ts';
import { evaluateClock } from '../core/sla/evaluate-clock.ts';
import { isLive, newestCycles } from '../core/sla/tracks.ts';
import type { Ticket } from '../core/ticket.ts';

type Shown = Pick<LoadedTicket, 'snapshot' | 'policySet'>;

/** A ticket as clients see it, its clocks as of `at`: of each metric the newest cycle, since those before it are the ledger's to tell. */
export function presentTicket({ snapshot, policySet }: Shown, at: Instant): TicketBody {
  const { ticket, tracks } = snapshot;
  const wakeAt = nextWakeAt(snapshot, policySet);
  return {
    id: ticket.id,
    reference: referenceOf(ticket.id),
    version: ticket.version,
    status: ticket.status,
    subject: ticket.subject,
    requester: ticket.requester,
    priority: ticket.priority,
    channel: ticket.channel,
    ...optionalParts(ticket),
    ...standingAlarms({ snapshot, policySet }),
    unansweredHolds: ticket.unansweredHolds ?? 0,
    tags: [...ticket.tags],
    fields: ticket.fields,
    language: ticket.language,
    openedAt: toIso(ticket.openedAt),
    updatedAt: toIso(ticket.changedAt),
    clocks: newestCycles(tracks).map((track) => ({
      ...presentClock(evaluateClock(track, policySet.calendars, at)),
      ...presentAcknowledgement(acknowledgementOf(ticket, track, policySet)),
    })),
    nextWakeAt: wakeAt === undefined ? null : toIso(wakeAt),
    policyVersion: ticket.policyVersion,
  };
}

function optionalParts(ticket: Ticket): Partial<TicketBody> {
  const { category, tier, team, assignee, owner, handover, watchers = [], hold, mergedInto, absorbed, customers } = ticket;
  const { complaints, reopenings, rating } = ticket;
  return defined({
    category,
    tier,
    team,
    assignee,
    owner,
    handover: handover && presentHandover(handover),
    watchers: watchers.length === 0 ? undefined : [...watchers],
    hold: hold && presentHold(hold),
    mergedInto: mergedInto === undefined ? undefined : presentOther(mergedInto),
    absorbed: absorbed?.map(presentOther),
    customers: customers && [...customers],
    participants:
      ticket.participants.length === 0 ? undefined : ticket.participants.map((email) => presentParticipant(email, ticket)),
    complaints,
    reopenings,
    rating: rating && { ...rating, at: toIso(rating.at) },
  });
}

const presentParticipant = (email: string, { joined }: Ticket) => ({
  email,
  ...(joined?.includes(email) ? { joined: true as const } : {}),
});

/** Another ticket, by both of its names. */
export const presentOther = (id: string) => ({ id, reference: referenceOf(id) });

function presentHold({ reason, since, until, unanswered }: NonNullable<Ticket['hold']>): NonNullable<TicketBody['hold']> {
  return { reason, since: toIso(since), ...defined({ until: toIsoIfAny(until), unanswered }) };
}

const presentHandover = ({ since, until, ...offer }: NonNullable<Ticket['handover']>): NonNullable<TicketBody['handover']> => ({
  ...offer,
  since: toIso(since),
  until: toIso(until),
});

function standingAlarms({ snapshot: { ticket, alarms }, policySet }: Shown): Pick<TicketBody, 'alarms'> {
  const standing = alarms.filter(isLive);
  return standing.length === 0 ? {} : { alarms: standing.map((alarm) => presentAlarm(alarm, ticket, policySet)) };
}

function presentAlarm(alarm: Alarm, ticket: Ticket, policySet: PolicySet): AlarmBody {
  const { metric: trigger, cycle, startedAt } = alarm;
  return { trigger, cycle, startedAt: toIso(startedAt), ...presentAcknowledgement(acknowledgementOf(ticket, alarm, policySet)) };
}

function presentAcknowledgement(known: Acknowledgement | undefined): { readonly acknowledgement?: AcknowledgementBody } {
  if (known === undefined) return {};
  const { by, stoppedAt, until, awaiting } = known;
  return {
    acknowledgement: {
      by: by.map(({ name, at }) => ({ name, at: toIso(at) })),
      ...defined({ stoppedAt: toIsoIfAny(stoppedAt), until: toIsoIfAny(until) }),
      ...(awaiting.length === 0 ? {} : { awaiting: [...awaiting] }),
    },
  };
}

export function presentClock(clock: Clock): ClockBody {
  const { metric, cycle, state, metAt, breachedAt } = clock;
  return {
    metric,
    cycle,
    state,
    targetSeconds: clock.targetMs / SECOND_MS,
    startedAt: toIso(clock.startedAt),
    dueAt: toIso(clock.dueAt),
    ...defined({ metAt: toIsoIfAny(metAt), breachedAt: toIsoIfAny(breachedAt) }),
    pausedSeconds: clock.pausedMs / SECOND_MS,
  };
}
