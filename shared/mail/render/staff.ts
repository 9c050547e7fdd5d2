/** What mails to staff are made of: which ticket, whose, since when, how it stands, what was done, who knows, what is next. */
import { type Fact, type FiringFact, isFiring } from '../../core/fact.ts';
import { ladderKey } from '../../core/ticket.ts';
import { sayDuration } from '../../words/durations.ts';
import { oneLine } from '../plain-text.ts';
import type { Button, Content, Row } from './content.ts';
import { promise, row } from './rows.ts';
import type { Scene } from './scene.ts';

/** The first lines of what the customer said: enough to know what it is about. */
const MOST_LINES = 6;
const MOST_CHARACTERS = 400;
/** Whoever has been told that often is known to have been told. */
const MOST_TOLD = 6;

/** Which ticket it is, how what the mail is about stands, and whose it is. */
export function staffRows(scene: Scene, about: readonly Row[]): readonly Row[] {
  const { ticket } = scene.input;
  const { name, email } = ticket.requester;
  return [
    ...row(scene, 'subject', scene.subject),
    ...about,
    ...row(scene, 'priority', scene.terms.priorities[ticket.priority]),
    ...row(scene, 'customer', name === undefined ? email : `${oneLine(name, 80)} <${email}>`),
    ...row(scene, 'owner', scene.owner),
    ...(ticket.assignee !== undefined && ticket.assignee === ticket.owner ? [] : row(scene, 'responsible', scene.responsible)),
    ...row(scene, 'openSince', scene.time(ticket.openedAt)),
  ];
}

/** The promise in question, of which the headline says how it stands; what an alarm is about is none, so all that are open. */
export function standingRows(scene: Scene): readonly Row[] {
  const { standing, alarm, terms } = scene;
  if (standing === undefined) return alarm === undefined ? [] : promisesRows(scene);
  return [
    ...row(scene, 'promise', terms.promise(standing.metric, standing.target, standing.due)),
    ...row(scene, 'done', standing.done),
  ];
}

/** The promises to the customer that run, and those that are broken and still unkept: whoever follows the ticket has to know. */
export function promisesRows(scene: Scene): readonly Row[] {
  const { input, terms, time } = scene;
  const broken = input.clocks.filter(({ state, metAt }) => state === 'breached' && metAt === undefined);
  const running = input.clocks.filter(({ state }) => state === 'running');
  return [
    ...broken.map((clock) => ({ label: terms.metrics[clock.metric], value: terms.overdue(time(clock.dueAt)) })),
    ...running.map((clock) => ({ label: terms.metrics[clock.metric], value: promise(scene, clock) })),
  ];
}

/** What has been done so far, who has been told of it, and what happens if nobody does anything. */
export function ladderRows(scene: Scene): readonly Row[] {
  return [
    ...lastDone(scene),
    ...row(scene, 'toldBefore', toldBefore(scene)),
    ...acknowledgementRows(scene),
    ...row(scene, 'next', nextStep(scene)),
  ];
}

export function lastDone(scene: Scene): readonly Row[] {
  const { input, terms, time, deed } = scene;
  const last = input.past.findLast(isByStaff);
  return row(scene, 'lastDone', last === undefined ? terms.nothingDone : `${deed(last)}${terms.aside(time(last.at))}`);
}

const isByStaff = ({ by }: Fact): boolean => by.startsWith('agent:') || by.startsWith('api:');

/** Who was told of the same promise before, each with the first time, and whether that notice is known not to have arrived. */
function toldBefore({ input, terms, about, time, person }: Scene): string | undefined {
  if (about === undefined) return undefined;
  const earlier = input.past
    .filter(isFiring)
    .filter((fact) => ladderKey(fact) === ladderKey(about) && !isTold(fact, input.facts));
  const all = earlier.flatMap((fact) => fact.told.map((name) => ({ name, at: fact.at, isLost: isLost(fact, name, input.past) })));
  const first = all.filter(({ name }, index) => all.findIndex((one) => one.name === name) === index);
  return first
    .slice(-MOST_TOLD)
    .map(({ name, at, isLost }) => `${person(name)}${terms.aside(isLost ? terms.notDelivered(time(at)) : time(at))}`)
    .join(terms.listSeparator);
}

const isLost = ({ n }: Fact, name: string, past: readonly Fact[]): boolean =>
  past.some((fact) => fact.type === 'undelivered' && fact.to === name && fact.facts.includes(n));

const isTold = ({ n }: Fact, facts: readonly Fact[]): boolean => facts.some((one) => one.n === n);

/** Who has acknowledged, and who has to before the ladder stops. */
function acknowledgementRows(scene: Scene): readonly Row[] {
  const { input, terms, time, person } = scene;
  const { by = [], stoppedAt, awaiting = [] } = input.acknowledgement ?? {};
  const given = by.map(({ name, at }) => `${person(name)}${terms.aside(time(at))}`);
  // An older release kept only when.
  const since = given.length === 0 && stoppedAt !== undefined ? [time(stoppedAt)] : given;
  return [
    ...row(scene, 'acknowledged', since.join(terms.listSeparator)),
    ...row(scene, 'awaited', awaiting.map(person).join(terms.listSeparator)),
  ];
}

function nextStep({ input, terms, time, person }: Scene): string {
  const { stoppedAt, until } = input.acknowledgement ?? {};
  if (stoppedAt !== undefined) return terms.stopped(until === undefined ? undefined : time(until));
  const step = input.nextStep;
  if (step === undefined) return terms.nextIsNothing;
  const to = step.to.map(person).join(terms.listSeparator);
  return terms.next({ at: time(step.at), metric: terms.metrics[step.metric], notice: step.notice, to });
}

/** Several facts in one mail, as after an outage: all of them, newest first. */
export function events({ input, terms, time, deed }: Scene): Content['events'] {
  const newest = input.facts.toSorted((one, other) => other.n - one.n);
  if (newest.length < 2) return undefined;
  return { title: terms.whatHappened, lines: newest.map((fact) => `${time(fact.at)}${terms.colon}${deed(fact)}`) };
}

/** The customer's own words, so that nobody has to look them up. */
export function customerWords({ input, terms, time }: Scene): Pick<Content, 'caption' | 'quote'> {
  const { said } = input;
  if (said === undefined) return {};
  return { caption: terms.wrote(oneLine(said.who, 80), time(said.at)), quote: firstLines(said.text) };
}

function firstLines(text: string): string {
  const written = text.trim().replace(/\n{3,}/g, '\n\n');
  const lines = written.split('\n').slice(0, MOST_LINES).join('\n');
  const shown = Array.from(lines).slice(0, MOST_CHARACTERS).join('').trimEnd();
  return shown === written ? shown : `${shown} …`;
}

export function acknowledgeButton({ input, terms }: Scene): readonly Button[] {
  const { acknowledge } = input.links ?? {};
  return acknowledge === undefined ? [] : [{ label: terms.buttons.acknowledge, url: acknowledge, weight: 'primary' }];
}

/** The two answers to "will you take it over?". */
export function handoverButtons({ input, terms }: Scene): readonly Button[] {
  const { accept, decline } = input.links ?? {};
  return [
    ...(accept === undefined ? [] : [{ label: terms.buttons.accept, url: accept, weight: 'primary' as const }]),
    ...(decline === undefined ? [] : [{ label: terms.buttons.decline, url: decline, weight: 'secondary' as const }]),
  ];
}

/** For who only follows the ticket. */
export function unwatchButton({ input, terms }: Scene): readonly Button[] {
  const { unwatch } = input.links ?? {};
  return unwatch === undefined ? [] : [{ label: terms.buttons.unwatch, url: unwatch, weight: 'secondary' }];
}

/** Below a mail about a ladder: by which schedule it came, what acknowledging does, and where a reply goes. */
export function ladderNotes({ input, terms, zone, alarm }: Scene): readonly string[] {
  const { onCall = [], acknowledgementLastsMs: lastsMs } = input;
  const lasts = lastsMs === undefined ? undefined : sayDuration(lastsMs, terms.durations);
  const what = alarm === undefined ? 'promise' : 'alarm';
  const stops =
    input.links?.acknowledge === undefined ? [] : [terms.acknowledgingStops({ what, lasts, others: awaitsOthers(input) })];
  const duty = onCall.length === 0 ? [] : [terms.onCall(onCall.join(terms.listSeparator))];
  const answers = input.settings.oneWay ? [] : [terms.answerAcknowledges(input.identity.ticketAddress)];
  return [...duty, ...stops, ...answers, terms.zoneNote(zone)];
}

/** Whether the reader's acknowledgement alone stops nothing. */
const awaitsOthers = (input: Scene['input']): boolean =>
  input.acknowledgement?.awaiting.some((name) => name !== readerOf(input)) ?? false;

/** As a fact names them. */
const readerOf = ({ effect }: Scene['input']): string => effect.to.personId ?? effect.to.email;

/** Below every other mail to staff. */
export function staffNotes({ input, terms, zone }: Scene): readonly string[] {
  return [...(input.settings.oneWay ? [] : [terms.answerGoesToCustomer]), terms.zoneNote(zone)];
}

/** What the reader is to the ticket, which is why they are told. */
export function readerRole({ input }: Scene): keyof Scene['terms']['because'] {
  const { ticket } = input;
  const name = readerOf(input);
  if (name === ticket.owner) return 'owner';
  if (ticket.watchers?.includes(name)) return 'watcher';
  return name === ticket.assignee ? 'assignee' : 'other';
}

/** A warning is amber, everything after it red. */
export const toneOf = (firing: FiringFact | undefined): Content['tone'] => (firing?.type === 'warned' ? 'warning' : 'alarm');
