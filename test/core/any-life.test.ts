import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compact, MOST_FACTS } from '../../shared/core/compact.ts';
import { isFiring, isRetargeting } from '../../shared/core/fact.ts';
import { MINUTE_MS } from '../../shared/core/instant.ts';
import { replay } from '../../shared/core/replay.ts';
import { evaluateClock } from '../../shared/core/sla/evaluate-clock.ts';
import { isLive, newestCycles } from '../../shared/core/sla/tracks.ts';
import { breachKey, firingKey, ladderKey } from '../../shared/core/ticket.ts';
import { lives, livesUnder, shortCharge } from '../support/lives.ts';
import { alarmingPolicySet, policySet } from '../support/policies.ts';
import { clockTime, Story, time } from '../support/story.ts';

describe('any life of a ticket', () => {
  test('numbers its facts without gaps and never runs backwards', () => {
    fc.assert(
      fc.property(lives, ({ facts }) => {
        expect(facts.map((fact) => fact.n)).toEqual(facts.map((_, index) => index + 1));
        expect(facts.every((fact, index) => fact.at >= (facts[index - 1]?.at ?? 0))).toBe(true);
      }),
    );
  });

  test.each([alarmingPolicySet(), shortCharge])('amounts to the same when it is replayed', (policies) => {
    fc.assert(
      fc.property(livesUnder(policies), (story) => {
        expect(replay({ facts: story.facts }, policies)).toEqual(story.snapshot);
      }),
    );
  });

  test.each([alarmingPolicySet(), shortCharge])(
    'fires no level of a clock twice for one deadline, and none before its time',
    (policies) => {
      fc.assert(
        fc.property(livesUnder(policies), ({ facts }) => {
          const fired = new Set<string>();
          for (const fact of facts) {
            for (const key of isRetargeting(fact) ? (fact.rearmed ?? []) : []) fired.delete(key);
            if (!isFiring(fact)) continue;
            const key = fact.type === 'breached' ? breachKey(fact) : firingKey(fact);
            expect(fired).not.toContain(key);
            expect(fact.firedAt).toBeGreaterThanOrEqual(fact.at);
            fired.add(key);
          }
        }),
      );
    },
  );

  test('has fired the breach of just those live clocks that are breached', () => {
    fc.assert(
      fc.property(lives, (story) => {
        const at = clockTime(story.facts.at(-1)?.at ?? 0);
        const { snapshot } = story.outage(at);
        for (const track of snapshot?.tracks.filter(isLive) ?? []) {
          const isBreached = evaluateClock(track, story.policySet.calendars, time(at)).breachedAt !== undefined;
          expect(snapshot?.ticket.fired[breachKey(track)] !== undefined).toBe(isBreached);
        }
      }),
    );
  });

  test.each([
    ['one with alarms', alarmingPolicySet()],
    ['one under which acknowledgements lapse, and everybody has to give one', shortCharge],
  ])('fires no level of a ladder that somebody has in hand: %s', (_, policies) => {
    fc.assert(
      fc.property(livesUnder(policies), ({ facts }) => {
        const stopped = new Set<string>();
        for (const fact of facts) {
          if (fact.type === 'acknowledged')
            for (const clock of fact.clocks) if (clock.awaiting === undefined) stopped.add(ladderKey(clock));
          if (fact.type === 'acknowledgement-lapsed') for (const clock of fact.clocks) stopped.delete(ladderKey(clock));
          const isStopped = isFiring(fact) && stopped.has(ladderKey(fact));
          // A breach is recorded whoever has the ladder in hand.
          expect(isStopped && (fact.type !== 'breached' || fact.told.length > 0)).toBe(false);
        }
      }),
    );
  });

  test('stops a ladder that everybody has to acknowledge with the last of them, and names the others until then', () => {
    fc.assert(
      fc.property(livesUnder(shortCharge), ({ facts }) => {
        const asked = new Map<string, readonly string[]>();
        const given = new Map<string, readonly string[]>();
        for (const fact of facts) {
          if (isFiring(fact) && fact.told.length > 0) asked.set(ladderKey(fact), fact.everyone ? fact.told : []);
          if (fact.type === 'acknowledgement-lapsed') for (const clock of fact.clocks) given.delete(ladderKey(clock));
          for (const clock of fact.type === 'acknowledged' ? fact.clocks : []) {
            const key = ladderKey(clock);
            given.set(key, [...(given.get(key) ?? []), fact.by.replace('agent:', '')]);
            const missing = (asked.get(key) ?? []).filter((name) => !given.get(key)?.includes(name));
            expect(clock.awaiting ?? []).toEqual(missing);
          }
        }
      }),
    );
  });

  test('lapses an acknowledgement once, after no less than its time, and by then the ladder goes on', () => {
    fc.assert(
      fc.property(livesUnder(shortCharge), ({ facts }) => {
        const since = new Map<string, number>();
        for (const fact of facts) {
          for (const clock of fact.type === 'acknowledged' ? fact.clocks : [])
            if (clock.awaiting === undefined) since.set(ladderKey(clock), fact.at);
          for (const clock of fact.type === 'acknowledgement-lapsed' ? fact.clocks : []) {
            expect(fact.at - (since.get(ladderKey(clock)) ?? Number.NaN)).toBeGreaterThanOrEqual(90 * MINUTE_MS);
            since.delete(ladderKey(clock));
          }
        }
      }),
    );
  });

  test('has clocks whose stretches tile them', () => {
    fc.assert(
      fc.property(lives, ({ snapshot }) => {
        for (const track of snapshot?.tracks ?? []) {
          const bounds = track.spans.map((span) => [span.from, span.to]);
          expect(bounds[0]?.[0]).toBe(track.startedAt);
          expect(bounds.slice(1).map(([from]) => from)).toEqual(bounds.slice(0, -1).map(([, to]) => to));
          expect(bounds.at(-1)?.[1]).toBe(track.ended?.at);
        }
      }),
    );
  });

  test('has no live clock but the newest cycle of its metric', () => {
    fc.assert(
      fc.property(lives, ({ snapshot }) => {
        const tracks = snapshot?.tracks ?? [];
        expect(newestCycles(tracks)).toEqual(expect.arrayContaining(tracks.filter(isLive)));
      }),
    );
  });

  test('ends with its merge, if it is merged', () => {
    fc.assert(
      fc.property(lives, (story) => {
        const merged = story.facts.findIndex(({ type }) => type === 'merged');
        if (merged === -1) return;
        expect(story.facts).toHaveLength(merged + 1);
        expect(story.dueAt()).toBeUndefined();
        expect(story.snapshot?.tracks.filter(isLive)).toEqual([]);
      }),
    );
  });

  test('answers no clock by what a program wrote', () => {
    fc.assert(
      fc.property(lives, ({ facts, snapshot }) => {
        const automatic = facts.filter((fact) => fact.type === 'replied' && fact.automatic).map(({ n }) => n);
        const begun = snapshot?.tracks.flatMap(({ spans }) => spans.map(({ fact }) => fact)) ?? [];
        expect(begun.filter((n) => automatic.includes(n))).toEqual([]);
      }),
    );
  });

  test('is due for nothing in its past', () => {
    fc.assert(
      fc.property(lives, (story) => {
        expect(story.dueAt() ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(story.facts.at(-1)?.at ?? 0);
      }),
    );
  });
});

/** A ticket whose history has so many facts. */
function storyOf(facts: number): Story {
  const story = new Story().open('10:00');
  for (let n = 1; n < facts; n += 1) story.do('10:05', { type: 'note', message: `m${n}` });
  return story;
}

describe('a history that is paged out', () => {
  test('amounts to the same as the whole, apart from clocks long ended', () => {
    const story = storyOf(MOST_FACTS).do('10:30', { type: 'reply', message: 'answer' });

    const compacted = compact({ facts: story.facts }, policySet());

    expect(compacted?.page.from).toBe(1);
    expect([...(compacted?.page.facts ?? []), ...(compacted?.rest.facts ?? [])]).toEqual(story.facts);
    expect(compacted && replay(compacted.rest, policySet())).toEqual(story.snapshot);
  });

  test('can be paged out again: the second page begins where the first ended', () => {
    const story = storyOf(2 * MOST_FACTS);
    const first = compact({ facts: story.facts.slice(0, MOST_FACTS + 1) }, policySet());
    const next = { ...first?.rest, facts: story.facts.slice(first?.page.facts.length) };
    const second = compact(next, policySet());

    expect(second?.page.from).toBe((first?.page.facts.length ?? 0) + 1);
    expect(second?.page.facts[0]?.n).toBe(second?.page.from);
    expect(second && replay(second.rest, policySet())).toEqual(story.snapshot);
  });

  test('leaves to the archive what came before the newest cycle of each clock', () => {
    const story = new Story().open('10:00', { priority: 'P1' });
    for (let n = 1; n <= MOST_FACTS; n += 1) story.do('10:05', { type: 'reply', message: `m${n}` });
    const { snapshot } = compact({ facts: story.facts }, policySet())?.rest ?? {};

    expect(snapshot?.tracks.map(({ metric, cycle }) => `${metric}/${cycle}`)).toEqual([
      'first-response/1',
      'solution/1',
      `update/${snapshot?.ticket.version}`,
    ]);
  });

  test('still knows the command that opened it, so that it is never opened twice, and leaves the others to the archive', () => {
    const facts = storyOf(MOST_FACTS + 1).facts.map((fact) => ({ ...fact, command: `c${fact.n}` }));

    expect(compact({ facts }, policySet())?.rest.snapshot?.ticket.commands).toEqual({ c1: 1 });
  });

  test('stays whole while it is short', () => {
    expect(compact({ facts: new Story().open('10:00').facts }, policySet())).toBeUndefined();
  });

  test('stays whole up to the most facts that are worth their price', () => {
    expect(compact({ facts: storyOf(MOST_FACTS).facts }, policySet())).toBeUndefined();
    expect(compact({ facts: storyOf(MOST_FACTS + 1).facts }, policySet())).toBeDefined();
  });
});
