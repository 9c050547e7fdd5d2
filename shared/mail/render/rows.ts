import { type FiringFact, isFiring } from '../../core/fact.ts';
import type { Clock } from '../../core/sla/clock.ts';
import { ladderKey } from '../../core/ticket.ts';
import { oneLine } from '../plain-text.ts';
import type { Label } from '../words/terms.ts';
import type { Button, Content, Row } from './content.ts';
import { levelNumber, type Scene, targetOf } from './scene.ts';

/** The parts that notices share: rows of the facts table, the list of events, buttons and closing notes. */

export const row = ({ terms }: Scene, label: Label, value: string | undefined): readonly Row[] =>
  value === undefined || value === '' ? [] : [{ label: terms.labels[label], value }];

/** A reason that is known in the reader's words, any other as somebody wrote it. */
export function holdReason({ terms }: Scene, reason: string): string | undefined {
  return Object.hasOwn(terms.holdReasons, reason) ? terms.holdReasons[reason] : reason;
}

/** What customers need to recognise their request. */
export function identityRows(scene: Scene): readonly Row[] {
  return [...row(scene, 'reference', scene.reference), ...row(scene, 'subject', scene.subject)];
}

/** The promises made to the customer that are running, in words and with the time until which each holds. */
export function promiseRows(scene: Scene): readonly Row[] {
  const { input, terms } = scene;
  return input.clocks
    .filter(({ state, metric }) => state === 'running' && metric !== 'next-response')
    .map((clock) => ({ label: terms.metrics[clock.metric], value: promise(scene, clock) }));
}

/** The promises that are broken and still unkept: whoever takes the ticket over has to know. */
export function overdueRows({ input, terms, time }: Scene): readonly Row[] {
  return input.clocks
    .filter(({ state, metAt }) => state === 'breached' && metAt === undefined)
    .map((clock) => ({ label: terms.metrics[clock.metric], value: terms.overdue(time(clock.dueAt)) }));
}

function promise({ terms, time }: Scene, clock: Clock): string {
  const target = targetOf(clock, terms);
  return clock.metric === 'update' ? terms.every(target) : terms.within(target, time(clock.dueAt));
}

/** What staff need to see at a glance: which ticket, how the promise stands if it is about one, and whose it is. */
export function staffRows(scene: Scene, promise: readonly Row[]): readonly Row[] {
  const { ticket } = scene.input;
  const { name, email } = ticket.requester;
  return [
    ...row(scene, 'subject', scene.subject),
    ...promise,
    ...row(scene, 'priority', scene.terms.priorities[ticket.priority]),
    ...row(scene, 'customer', name === undefined ? email : `${oneLine(name, 80)} <${email}>`),
    ...row(scene, 'responsible', scene.responsible),
    ...row(scene, 'openSince', scene.time(ticket.openedAt)),
  ];
}

/** How the promise in question stands, and what the ladder does next. */
export function standingRows(scene: Scene): readonly Row[] {
  const { standing, terms } = scene;
  if (standing === undefined) return row(scene, 'next', nextStep(scene));
  return [
    ...row(scene, 'promise', terms.promise(standing.metric, standing.target)),
    ...row(scene, 'due', standing.due),
    ...row(scene, 'left', standing.done === undefined ? standing.left : undefined),
    ...row(scene, 'late', standing.late),
    ...row(scene, 'done', standing.done),
    ...row(scene, 'next', nextStep(scene)),
  ];
}

function nextStep(scene: Scene): string {
  const { input, terms, about, time, person } = scene;
  const acknowledgedAt = about && input.ticket.acknowledged[ladderKey(about)];
  if (acknowledgedAt !== undefined) return terms.acknowledged(time(acknowledgedAt));
  const step = input.nextStep;
  if (step === undefined) return terms.nextIsNothing;
  const to = step.to.map(person).join(terms.listSeparator);
  return terms.next({ at: time(step.at), metric: terms.metrics[step.metric], notice: step.notice, to });
}

/** Several facts in one mail, as after an outage: all of them, newest first. */
export function events(scene: Scene): Content['events'] {
  const firings = scene.input.facts.filter(isFiring).toSorted((one, other) => other.n - one.n);
  if (firings.length < 2) return undefined;
  return { title: scene.terms.whatHappened, lines: firings.map((fact) => eventLine(scene, fact)) };
}

function eventLine({ terms, time, person }: Scene, fact: FiringFact): string {
  return terms.event({
    type: fact.type,
    at: time(fact.at),
    metric: terms.metrics[fact.metric],
    level: levelNumber(fact),
    told: fact.told.map(person).join(terms.listSeparator),
  });
}

export function staffButtons(scene: Scene): readonly Button[] {
  const { acknowledge } = scene.input.links ?? {};
  const label = scene.terms.buttons.acknowledge;
  return acknowledge === undefined ? [] : [{ label, url: acknowledge, weight: 'primary' }];
}

/** The two answers to "is it solved?". */
export function solvedButtons({ input, terms }: Scene): readonly Button[] {
  const { confirm, notSolved } = input.links ?? {};
  return [
    ...(confirm === undefined ? [] : [{ label: terms.buttons.confirm, url: confirm, weight: 'primary' as const }]),
    ...(notSolved === undefined ? [] : [{ label: terms.buttons.notSolved, url: notSolved, weight: 'secondary' as const }]),
  ];
}

export function staffNotes(
  { input, terms, zone }: Scene,
  about: 'a-promise' | 'nothing-to-acknowledge' = 'a-promise',
): readonly string[] {
  if (about !== 'a-promise') return [terms.answerGoesToCustomer, terms.zoneNote(zone)];
  const stops = input.links?.acknowledge === undefined ? [] : [terms.acknowledgingStops];
  return [...stops, terms.answerAcknowledges(input.identity.ticketAddress), terms.zoneNote(zone)];
}

export function customerNotes({ terms, zone }: Scene, states: 'times' | 'no-times'): readonly string[] {
  return [terms.answerByReply, ...(states === 'times' ? [terms.zoneNote(zone)] : [])];
}
