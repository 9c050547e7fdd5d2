import type { NoticeInput } from '../../app/notices/notice-input.ts';
import { isForCustomer } from '../../core/effect.ts';
import { isTrigger } from '../../core/escalation/trigger.ts';
import { clocksIn, doerOf, type Fact, type FactOf, type FiringFact, isFiring } from '../../core/fact.ts';
import type { Instant } from '../../core/instant.ts';
import { calledBy, findPerson, findTeam, type Organisation } from '../../core/organisation.ts';
import { referenceOf } from '../../core/reference.ts';
import type { Clock } from '../../core/sla/clock.ts';
import { sayDeed } from '../../words/deeds/deed-words.ts';
import { sayActor } from '../../words/names.ts';
import { tidied } from '../../words/tidied.ts';
import { sayInstant, sayNear, sayZone } from '../../words/times.ts';
import { columnsOf, fitted } from '../../words/width.ts';
import { oneLine } from '../plain-text.ts';
import type { Terms } from '../words/terms.ts';
import { type Standing, standingOf } from './standing.ts';

/** One notice, prepared for the writers: everything in words of the addressee's language and zone. */
export type Scene = {
  readonly input: NoticeInput;
  readonly terms: Terms;
  readonly reference: string;
  readonly subject: string;
  /** The fact that the mail is named after: the newest of the gravest kind. */
  readonly main: Fact | undefined;
  readonly firing: FiringFact | undefined;
  /** The clock or the alarm whose ladder the mail is about. */
  readonly about: LadderOwner | undefined;
  readonly standing: Standing | undefined;
  /** Somebody had acknowledged that ladder, or was one of those who have to, and it goes on nevertheless. */
  readonly wasAcknowledged: boolean;
  /** What raised the alarm, where the mail is about one. */
  readonly alarm: string | undefined;
  /** The level of the main firing where it is a number that people know. */
  readonly level: string | undefined;
  /** Who follows the ticket to its end, where somebody has taken it up. */
  readonly owner: string | undefined;
  /** They have left, so the ticket has to be handed on. */
  readonly ownerLeft: boolean;
  readonly responsible: string;
  readonly unassigned: boolean;
  /** Who gave the ticket to its assignee, where the main fact says so. */
  readonly assigner: string | undefined;
  /** Who asks for a handover, where the main fact does. */
  readonly asker: string | undefined;
  readonly zone: string;
  readonly time: (at: Instant) => string;
  readonly person: (id: string) => string;
  /** What a fact says was done, and by whom, in one clause. */
  readonly deed: (fact: Fact) => string;
  /** A subject line for staff: what it is about in a few words, then as much of the ticket's subject as there is room for. */
  readonly headed: (lead: string) => string;
};

const GRAVITY = ['escalated', 'breached', 'warned', 'level-skipped'] as const;

/** Longer subjects are cut: a mail's subject line is for recognising, the ticket has it whole. */
const SUBJECT_MAX = 160;
/** What lists of mails show of a subject line, the reference in brackets included. */
const STAFF_SUBJECT_COLUMNS = 70;
/** Less of a ticket's subject than this says nothing. */
const LEAST_COLUMNS = 10;
const NAME_MAX = 80;
export function makeScene(input: NoticeInput, terms: Terms): Scene {
  const { ticket, organisation, timeZone } = input;
  const time = (at: Instant) => sayTime(at, input, terms);
  const newest = input.facts.toSorted((one, other) => other.n - one.n);
  const firing = mainFiring(newest);
  const about = firing ?? newest.flatMap(clocksIn)[0];
  const clock = about && clockOf(about, input.clocks);
  const person = (id: string) => oneLine(calledBy(organisation, id), NAME_MAX);
  const doer = (fact: Fact) => oneLine(doerName(fact, input, terms, person), NAME_MAX);
  const doerOfNewest = (type: Fact['type']) => (newest[0]?.type === type ? doer(newest[0]) : undefined);
  const reference = referenceOf(ticket.id);
  const subject = oneLine(ticket.subject, SUBJECT_MAX);
  return {
    input,
    terms,
    reference,
    subject,
    main: newest.find(({ type }) => type === 'customer-replied') ?? firing ?? newest[0],
    firing,
    about,
    wasAcknowledged: about !== undefined && wasAcknowledged(about, input.past),
    standing: clock && standingOf(clock, input.at, terms, time),
    alarm: about && alarmOf(about, input, terms),
    level: firing === undefined ? undefined : levelNumber(firing),
    owner: ownerOf(input, terms, person),
    ownerLeft: hasLeft(input),
    responsible: responsibleFor(input, terms, person),
    unassigned: ticket.assignee === undefined,
    assigner: doerOfNewest('assigned'),
    asker: doerOfNewest('handover-offered'),
    zone: sayZone(timeZone, terms.language),
    time,
    person,
    deed: (fact) =>
      tidied(sayDeed(terms.deeds, fact, { who: doer(fact), time, person, team: (id) => teamName(organisation, id) })),
    headed: (lead) => headed(lead, { reference, subject, terms }),
  };
}

function alarmOf(
  { metric, cycle }: LadderOwner,
  { ticket: { priority, rating }, past }: NoticeInput,
  { alarm }: Terms,
): string | undefined {
  if (!isTrigger(metric)) return undefined;
  const isRaised = past.some((fact) => fact.type === 'priority-changed' && fact.to === priority && fact.to < fact.from);
  return alarm({ trigger: metric, times: cycle, priority, isRaised, score: rating?.score });
}

/** The level as people count it; named levels such as `w1` mean nothing to them. */
function levelNumber(firing: FiringFact): string | undefined {
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

function wasAcknowledged(about: LadderOwner, past: readonly Fact[]): boolean {
  const acknowledgements = past.filter(({ type }) => type === 'acknowledged');
  return acknowledgements.flatMap(clocksIn).some(({ metric, cycle }) => metric === about.metric && cycle === about.cycle);
}

function clockOf(about: LadderOwner, clocks: readonly Clock[]): Clock | undefined {
  return clocks.find(({ metric, cycle }) => metric === about.metric && cycle === about.cycle);
}

type LadderOwner = Pick<FiringFact, 'metric' | 'cycle'>;

/** Customers may read a mail days later, and keep it; staff read many on the same day. */
function sayTime(at: Instant, { effect, at: now, timeZone }: NoticeInput, { language }: Terms): string {
  return isForCustomer(effect.notice) ? sayInstant(at, timeZone, language) : sayNear(at, now, timeZone, language);
}

/** A member of staff by name, whoever's key it was; the customer by name rather than by address. */
function doerName(fact: Fact, { ticket }: NoticeInput, terms: Terms, person: (id: string) => string): string {
  const staff = doerOf(fact);
  if (staff !== undefined) return person(staff);
  const isRequester = fact.by === `requester:${ticket.requester.email}`;
  return (isRequester && ticket.requester.name) || sayActor(fact.by, terms.language, person);
}

const hasLeft = ({ ticket: { owner }, organisation }: NoticeInput): boolean =>
  owner !== undefined && findPerson(organisation, owner) === undefined;

function ownerOf(input: NoticeInput, terms: Terms, person: (id: string) => string): string | undefined {
  const { owner } = input.ticket;
  if (owner === undefined) return undefined;
  return hasLeft(input) ? terms.hasLeft(person(owner)) : person(owner);
}

function headed(lead: string, { reference, subject, terms }: Pick<Scene, 'reference' | 'subject' | 'terms'>): string {
  const room = STAFF_SUBJECT_COLUMNS - columnsOf(`[${reference}] `);
  const left = room - columnsOf(`${lead}${terms.subjectSeparator}`);
  return left < LEAST_COLUMNS ? fitted(lead, room) : `${lead}${terms.subjectSeparator}${fitted(subject, left)}`;
}

const teamName = (organisation: Organisation, id: string): string => oneLine(findTeam(organisation, id)?.name ?? id, NAME_MAX);

function responsibleFor({ ticket, organisation }: NoticeInput, terms: Terms, person: (id: string) => string): string {
  const who = ticket.assignee === undefined ? terms.nobodyYet : person(ticket.assignee);
  return ticket.team === undefined ? who : terms.inTeam(who, teamName(organisation, ticket.team));
}
