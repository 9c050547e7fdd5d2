import { describe, expect, test } from 'vitest';
import { runCommand } from '../../shared/app/run-command.ts';
import type { Services } from '../../shared/app/services.ts';
import { wake } from '../../shared/app/wake.ts';
import { clockTime } from '../support/story.ts';
import { World } from '../support/world.ts';

/** A wake that comes a second early for the warning at 09:45, and what is done while it waits. */
async function earlyWake(meanwhile: (world: World, id: string) => Promise<unknown> = async () => undefined) {
  const world = await World.create();
  const id = await world.open('09:00');
  await world.until('09:44:59');
  const loads: string[] = [];
  const { tickets } = world.services;
  const services: Services = {
    ...world.services,
    tickets: {
      ...tickets,
      load: (ticketId) => {
        loads.push(clockTime(world.now));
        return tickets.load(ticketId);
      },
    },
    wait: async (ms) => {
      await meanwhile(world, id);
      await world.services.wait(ms);
    },
  };
  const dueAt = (await tickets.load(id))?.dueAt ?? Number.NaN;
  await wake(services, { ticketId: id, dueAt });
  return { world, id, loads };
}

describe('a wake that comes early', () => {
  test('reads the ticket while it waits, so that it fires at its instant', async () => {
    const { world, id, loads } = await earlyWake();
    expect(loads).toStrictEqual(['09:44:59']);
    expect(await world.facts(id, 'warned')).toStrictEqual(['09:45 warned first-response']);
  });

  test('does not fire what was answered meanwhile', async () => {
    const { world, id } = await earlyWake((at, ticketId) =>
      runCommand(at.services, ticketId, { type: 'reply', message: 'm1', by: 'agent:ann' }),
    );
    expect(await world.facts(id, 'warned', 'replied')).toStrictEqual(['09:44:59 replied']);
  });
});
