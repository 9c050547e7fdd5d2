import type { NoticeInput } from '../../app/notices/notice-input.ts';
import { clocksIn, type Fact, type FactOf, type FiringFact, isFiring } from '../../core/fact.ts';
import { type DurationMs, type Instant, MINUTE_MS, SECOND_MS } from '../../core/instant.ts';
import { calledBy, findTeam } from '../../core/organisation.ts';
import { referenceOf } from '../../core/reference.ts';
import type { Clock } from '../../core/sla/clock.ts';
import { sayDuration } from '../../words/durations.ts';
import { sayActor } from '../../words/names.ts';
import { sayInstant, sayZone } from '../../words/times.ts';
import { oneLine } from '../plain-text.ts';
import type { Terms } from '../words/terms.ts';

/** How a promise stands at the moment of sending, in words. */
export type Standing = {
  readonly metric: string;
  readonly target: string;
  readonly due: string;
  readonly isLate: boolean;
  /** The time still left, or the time that it is or was late; absent when it is too little to name. */
  readonly left?: string | undefined;
  readonly late?: string | undefined;
  /** When it was kept after all. */
  readonly done?: string | undefined;
};

/** One notice, prepared for the writers: everything in words of the addressee's language and zone. */
export type Scene = {
  readonly input: NoticeInput;
  readonly terms: Terms;
  readonly reference: string;
  readonly subject: string;
  /** The fact that the mail is named after: the newest of the gravest kind. */
  readonly main: Fact | undefined;
  readonly firing: FiringFact | undefined;
  /** The clock whose ladder the mail is about. */
  readonly about: LadderOwner | undefined;
  readonly standing: Standing | undefined;
  /** The level of the main firing where it is a number that people know. */
  readonly level: string | undefined;
  readonly responsible: string;
  readonly unassigned: boolean;
  /** Who gave the ticket to its assignee, where the main fact says so. */
  readonly assigner: string | undefined;
  readonly zone: string;
  readonly time: (at: Instant) => string;
  readonly duration: (ms: DurationMs) => string;
  readonly person: (id: string) => string;
};

const GRAVITY = ['escalated', 'breached', 'warned', 'level-skipped'] as const;

/** Longer subjects are cut: a mail's subject line is for recognising, the ticket has it whole. */
const SUBJECT_MAX = 160;
const NAME_MAX = 80;
/** A firing is some milliseconds behind its instant; "overdue by 0 seconds" would only puzzle. */
const NAMEABLE_MS = 10 * SECOND_MS;

export function makeScene(input: NoticeInput, terms: Terms): Scene {
  const { ticket, organisation, timeZone } = input;
  const time = (at: Instant) => sayInstant(at, timeZone, terms.language);
  const duration = (ms: DurationMs) => sayDuration(ms, terms.durations);
  const newest = input.facts.toSorted((one, other) => other.n - one.n);
  const firing = mainFiring(newest);
  const about = firing ?? newest.flatMap(clocksIn)[0];
  const clock = about && clockOf(about, input.clocks);
  const person = (id: string) => oneLine(calledBy(organisation, id), NAME_MAX);
  return {
    input,
    terms,
    reference: referenceOf(ticket.id),
    subject: oneLine(ticket.subject, SUBJECT_MAX),
    main: firing ?? newest[0],
    firing,
    about,
    standing: clock && standingOf(clock, { at: input.at, terms, time, duration }),
    level: firing === undefined ? undefined : levelNumber(firing),
    responsible: responsibleFor(input, terms, person),
    unassigned: ticket.assignee === undefined,
    assigner: newest[0]?.type === 'assigned' ? oneLine(sayActor(newest[0].by, terms.language, person), NAME_MAX) : undefined,
    zone: sayZone(timeZone, terms.language),
    time,
    duration,
    person,
  };
}

/** A promise in words: the business days, or the time allowed, marked when closed hours do not count. */
export function targetOf(clock: Clock, terms: Terms): string {
  if (clock.businessDays !== undefined) return terms.businessDays(clock.businessDays);
  const said = sayDuration(clock.targetMs, terms.durations);
  const counted = clock.dueAt - clock.startedAt - clock.pausedMs;
  return differs(counted, clock.targetMs) ? terms.workingTime(said) : said;
}

/** The level as people count it; named levels such as `w1` mean nothing to them. */
export function levelNumber(firing: FiringFact): string | undefined {
  return 'level' in firing && /^\d+$/.test(firing.level) ? firing.level : undefined;
}

/** Why a ticket was closed, from the customer's point of view: their own confirmation outweighs who pressed the button. */
export function closingReason(fact: FactOf<'closed'> | undefined): FactOf<'closed'>['because'] {
  if (fact === undefined) return 'asked';
  return fact.confirmed ? 'confirmed' : fact.because;
}

function mainFiring(newest: readonly Fact[]): FiringFact | undefined {
  const firings = newest.filter(isFiring);
  const gravest = GRAVITY.find((type) => firings.some((fact) => fact.type === type));
  return firings.find((fact) => fact.type === gravest);
}

function clockOf(about: LadderOwner, clocks: readonly Clock[]): Clock | undefined {
  return clocks.find(({ metric, cycle }) => metric === about.metric && cycle === about.cycle);
}

type LadderOwner = Pick<FiringFact, 'metric' | 'cycle'>;
type Speech = Pick<Scene, 'time' | 'duration' | 'terms'> & { readonly at: Instant };

function standingOf(clock: Clock, { at, terms, time, duration }: Speech): Standing {
  const end = clock.metAt ?? at;
  const isLate = end >= clock.dueAt;
  const amount = Math.abs(end - clock.dueAt) < NAMEABLE_MS ? undefined : inWords(clock, end, { terms, duration });
  return {
    metric: terms.metrics[clock.metric],
    target: targetOf(clock, terms),
    due: time(clock.dueAt),
    isLate,
    ...(isLate ? { late: amount } : { left: amount }),
    ...(clock.metAt === undefined ? {} : { done: time(clock.metAt) }),
  };
}

/** Time to or past the deadline: as it runs on the calendar, and said to be so where that is not what a watch shows. */
function inWords(clock: Clock, end: Instant, { terms, duration }: Pick<Speech, 'terms' | 'duration'>): string {
  const watch = Math.abs(end - clock.dueAt);
  const counted = Math.abs(clock.targetMs - clock.elapsedMs);
  const sameSide = end >= clock.dueAt === clock.elapsedMs >= clock.targetMs;
  if (!sameSide || counted < MINUTE_MS || !differs(watch, counted)) return duration(watch);
  return terms.workingTime(duration(counted));
}

function differs(one: DurationMs, other: DurationMs): boolean {
  return Math.abs(one - other) >= MINUTE_MS;
}

function responsibleFor({ ticket, organisation }: NoticeInput, terms: Terms, person: (id: string) => string): string {
  const team = findTeam(organisation, ticket.team)?.name ?? ticket.team;
  const who = ticket.assignee === undefined ? terms.nobodyYet : person(ticket.assignee);
  return team === undefined ? who : terms.inTeam(who, oneLine(team, NAME_MAX));
}
