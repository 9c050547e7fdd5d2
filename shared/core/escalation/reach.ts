import type { Instant } from '../instant.ts';
import { findPerson, type Organisation } from '../organisation.ts';
import { isOpen } from '../sla/business-time.ts';
import type { Calendar } from '../sla/calendar.ts';
import type { Ticket } from '../ticket.ts';
import type { Level, Recipient } from './ladder.ts';
import { nameInFact, type Responsibility, seek, type Unreached } from './recipients.ts';

/** `outside-working-hours`: is told, and hardly reads it. `suppressed-address`: a mail to them came back, so none is sent any more. */
export type Missed = Unreached | { readonly because: 'outside-working-hours' | 'suppressed-address'; readonly who: string };

/** One recipient of a level: who is told, as a fact names them, and who is not, or not so that it helps. */
export type RecipientReach = {
  readonly recipient: Recipient;
  readonly told: readonly string[];
  readonly missed: readonly Missed[];
};

/** `partly`: some of those who are meant would not hear of it in time. */
export type Verdict = 'ok' | 'partly' | 'nobody';

export type LevelReach = { readonly recipients: readonly RecipientReach[]; readonly verdict: Verdict };

/** Everything besides the level that decides whom it reaches. */
export type ReachContext = {
  readonly ticket: Responsibility & Pick<Ticket, 'priority'>;
  readonly organisation: Organisation;
  /** Working hours of people are named by calendar. */
  readonly calendars: { readonly [name: string]: Calendar };
  readonly at: Instant;
};

/** Who would be told by a level at an instant, and could they be. */
export function reachOf(level: Level, context: ReachContext): LevelReach {
  const recipients = level.to.map((recipient) => reachOfRecipient(recipient, isMild(level, context), context));
  return { recipients, verdict: verdictOf(recipients) };
}

/** @param suppressed names of those whose address is mailed no more */
export function withoutSuppressed({ recipients }: LevelReach, suppressed: ReadonlySet<string>): LevelReach {
  const found = recipients.map(({ recipient, told, missed }): RecipientReach => {
    const dead = told.filter((name) => suppressed.has(name));
    return { recipient, told, missed: [...missed, ...dead.map((who) => ({ because: 'suppressed-address', who }) as const)] };
  });
  return { recipients: found, verdict: verdictOf(found) };
}

/** What can wait until somebody is at work: whatever is graver finds people at night too, and a severe ticket is never quiet. */
const isMild = ({ notice, during }: Level, { ticket }: ReachContext): boolean =>
  notice === 'warning' || (during !== undefined && ticket.priority !== 'P1');

function reachOfRecipient(recipient: Recipient, mild: boolean, context: ReachContext): RecipientReach {
  const { ticket, organisation, at } = context;
  const sought = seek(recipient, ticket, organisation, at);
  const told = sought.flatMap((one) => ('reached' in one ? [nameInFact(one.reached)] : []));
  const missed = sought.flatMap((one): readonly Missed[] => ('reached' in one ? [] : [one]));
  // Whoever is on call is at work by that, whatever their hours are otherwise.
  const away = mild && recipient.kind !== 'on-call' ? told.filter((name) => isAway(name, context)) : [];
  return { recipient, told, missed: [...missed, ...away.map((who) => ({ because: 'outside-working-hours', who }) as const)] };
}

function isAway(name: string, { organisation, calendars, at }: ReachContext): boolean {
  const hours = findPerson(organisation, name)?.hours;
  const calendar = hours !== undefined && Object.hasOwn(calendars, hours) ? calendars[hours] : undefined;
  return calendar !== undefined && !isOpen(calendar, at);
}

function verdictOf(recipients: readonly RecipientReach[]): Verdict {
  const reached = recipients.flatMap(({ told, missed }) => told.filter((name) => !missed.some(({ who }) => who === name)));
  if (reached.length === 0) return 'nobody';
  return recipients.every(({ missed }) => missed.length === 0) ? 'ok' : 'partly';
}
