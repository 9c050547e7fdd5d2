import { describe, expect, test } from 'vitest';
import { impactPage } from '../../../shared/app/policies/impact-page.ts';
import { ALL_TICKETS } from '../../../shared/app/policies/selection.ts';
import { HOUR_MS } from '../../../shared/core/instant.ts';
import { configurationDraft } from '../../support/configuration.ts';
import { policySet, STANDARD_RULES } from '../../support/policies.ts';
import { World } from '../../support/world.ts';

const DRAFT = configurationDraft({
  policySet: policySet({
    rules: STANDARD_RULES.map((rule) => ({
      ...rule,
      commitments: {
        ...rule.commitments,
        solution: { target: { kind: 'duration', ms: 2 * HOUR_MS }, calendar: '24x7', pausedBy: 'any' },
      },
    })),
  }),
});

async function threeTickets(): Promise<World> {
  const world = await World.create();
  await world.open('10:00');
  await world.open('10:00', { priority: 'P1', team: 'engineering' });
  const closed = await world.open('10:00');
  await world.do('10:05', closed, { type: 'close' });
  return world;
}

describe('the impact of a draft on stored tickets', () => {
  test('is on those that are open', async () => {
    const world = await threeTickets();

    const { examined, tickets } = await impactPage(world.services, { draft: DRAFT, selection: ALL_TICKETS });

    expect(examined).toBe(2);
    expect(tickets.map(({ snapshot, clocks }) => [snapshot.ticket.priority, clocks.map(({ after }) => after?.metric)])).toEqual([
      ['P1', ['solution']],
      ['P3', ['solution']],
    ]);
  });

  test.each([
    [{ when: { priority: ['P1'] } } as const, 1],
    [{ when: { team: ['engineering'] } } as const, 1],
    [{ when: { team: ['nobody'] } } as const, 0],
    [{ when: {}, policyVersion: 1 } as const, 2],
    [{ when: {}, policyVersion: 7 } as const, 0],
  ])('can be asked for %j alone', async (selection, expected) => {
    const world = await threeTickets();

    const { tickets } = await impactPage(world.services, { draft: DRAFT, selection });

    expect(tickets).toHaveLength(expected);
  });

  test('changes nothing', async () => {
    const world = await threeTickets();
    const before = await world.services.tickets.list({}, 10);

    await impactPage(world.services, { draft: DRAFT, selection: ALL_TICKETS });

    expect(await world.services.tickets.list({}, 10)).toEqual(before);
  });
});
