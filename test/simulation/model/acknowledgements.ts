/** Who has which ladder in hand, and what that leaves of it: "Acknowledging" of docs/sla.md. */
import type { Level } from '../../../shared/core/escalation/ladder.ts';
import type { DurationMs, Instant } from '../../../shared/core/instant.ts';
import { type LadderStep, later, type Steps } from './ladder-steps.ts';

type Hand = {
  /** In the order in which they acknowledged. */
  by: readonly string[];
  /** All of whom have to; none: anybody is enough. */
  everyone: readonly string[];
  stoppedAt: Instant | undefined;
  /** Of a ladder that has gone on after an acknowledgement; before that, none. */
  laterMs: DurationMs | undefined;
  /** The breach while somebody had the ladder in hand, whose notice comes later. */
  breachUntold: boolean;
};

export type Acknowledgements = ReturnType<typeof createAcknowledgements>;

/** @param hasFired whether a step has, by its key */
export function createAcknowledgements(hasFired: (key: string) => boolean) {
  const hands = new Map<string, Hand>();
  const handOf = (ladder: string): Hand => {
    const hand = hands.get(ladder) ?? { by: [], everyone: [], stoppedAt: undefined, laterMs: undefined, breachUntold: false };
    hands.set(ladder, hand);
    return hand;
  };
  const awaited = ({ everyone, by }: Hand) => everyone.filter((name) => !by.includes(name));
  const stoppedAt = (ladder: string): Instant | undefined => hands.get(ladder)?.stoppedAt;

  /** @returns what the history says of the ladder; `undefined` where this changes nothing about it */
  const acknowledge = (ladder: string, name: string, at: Instant, lapses: boolean): string | undefined => {
    const hand = handOf(ladder);
    const isOver = hand.stoppedAt !== undefined && !lapses;
    const isForOthers = hand.stoppedAt === undefined && hand.by.includes(name) && awaited(hand).length > 0;
    if (isOver || isForOthers) return undefined;
    hand.by = [...hand.by.filter((one) => one !== name), name];
    const left = awaited(hand);
    if (left.length > 0) return `${ladder}(${left.join(',')})`;
    hand.stoppedAt = at;
    return ladder;
  };
  /** A level tells; from now on it is the one that says who has to acknowledge. */
  const tell = (ladder: string, level: Level | undefined, told: readonly string[]): void => {
    if (told.length === 0) return;
    handOf(ladder).everyone = level?.acknowledge === 'everyone' ? told.filter(isPerson) : [];
  };
  const breach = (ladder: string): void => {
    const hand = handOf(ladder);
    hand.breachUntold = hand.stoppedAt !== undefined;
  };
  /** A new policy has the breach behind it, which tells nobody either while somebody has the ladder in hand. */
  const pass = (ladder: string): void => {
    const hand = handOf(ladder);
    if (hand.stoppedAt !== undefined) hand.breachUntold = true;
  };
  /** With a new deadline there are new instants, which no acknowledgement has delayed. */
  const keepTime = (ladder: string): void => {
    handOf(ladder).laterMs = undefined;
  };
  /** @returns who had acknowledged */
  const lapse = (ladder: string, laterMs: DurationMs): readonly string[] => {
    const hand = handOf(ladder);
    const told = hand.by.filter(isPerson);
    hand.by = [];
    hand.stoppedAt = undefined;
    hand.laterMs = laterMs;
    return told;
  };
  /** What would be climbed if nobody had the ladder in hand. Of a promise that is missed nobody is warned any more. */
  const goingOn = (ladder: string, [breached = [], ...levels]: Steps): Steps => {
    const { laterMs = 0, breachUntold } = handOf(ladder);
    const isMissed = breached.some(({ key }) => hasFired(key));
    const ahead = levels.filter(([step]) => !isMissed || step?.level?.notice !== 'warning');
    const late = breachUntold ? [breached.flatMap(lateNotice)] : [];
    return [...ahead, ...late].map((steps) => steps.map((step) => later(step, laterMs)));
  };
  /** The breach, and every level that may fire as it is now. */
  const climbed = (ladder: string, steps: Steps): Steps => {
    const hand = hands.get(ladder);
    if (hand?.stoppedAt !== undefined) return steps.slice(0, 1);
    return hand?.laterMs === undefined ? steps : [...steps.slice(0, 1), ...goingOn(ladder, steps)];
  };
  /** Of each level the step that it would fire next. */
  const heldBack = (ladder: string, steps: Steps): readonly LadderStep[] =>
    goingOn(ladder, steps).flatMap((level) => level.find(({ key }) => !hasFired(key)) ?? []);
  const laterMsOf = (ladder: string): DurationMs => hands.get(ladder)?.laterMs ?? 0;
  return { acknowledge, tell, breach, pass, keepTime, lapse, climbed, heldBack, stoppedAt, laterMsOf };
}

/** Programs and other systems acknowledge nothing that they would have to. */
const isPerson = (name: string): boolean => !name.includes(':');

export const lateKeyOf = (breachKey: string): string => breachKey.replace(/0$/, '1');

/** Where the rule in force has one. */
const lateNotice = ({ level, ...step }: LadderStep): readonly LadderStep[] =>
  level === undefined ? [] : [{ ...step, key: lateKeyOf(step.key), level: { ...level, notice: 'escalation' } }];
