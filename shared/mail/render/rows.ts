import type { Clock } from '../../core/sla/clock.ts';
import type { Label } from '../words/terms.ts';
import type { Button, Row } from './content.ts';
import type { Scene } from './scene.ts';
import { targetOf } from './standing.ts';

/** The parts that notices share: rows of the facts table, buttons and closing notes. */

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

export function promise({ terms, time }: Scene, clock: Clock): string {
  const target = targetOf(clock, terms);
  return clock.metric === 'update' ? terms.every(target) : terms.within(target, time(clock.dueAt));
}

/** The two answers to "is it solved?". */
export function solvedButtons({ input, terms }: Scene): readonly Button[] {
  const { confirm, notSolved } = input.links ?? {};
  return [
    ...(confirm === undefined ? [] : [{ label: terms.buttons.confirm, url: confirm, weight: 'primary' as const }]),
    ...(notSolved === undefined ? [] : [{ label: terms.buttons.notSolved, url: notSolved, weight: 'secondary' as const }]),
  ];
}

export function customerNotes({ terms, zone }: Scene, states: 'times' | 'no-times'): readonly string[] {
  return [terms.answerByReply, ...(states === 'times' ? [terms.zoneNote(zone)] : [])];
}
