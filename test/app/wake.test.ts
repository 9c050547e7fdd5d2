import { describe, expect, test } from 'vitest';
import { NewerSchemaError } from '../../shared/app/errors.ts';
import { runCommand } from '../../shared/app/run-command.ts';
import type { Services } from '../../shared/app/services.ts';
import { wake } from '../../shared/app/wake.ts';
import { clockTime, time } from '../support/story.ts';
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

describe('what time does next, while a mail is owed', () => {
  /** A ticket at 09:42 that is warned of at 09:45, and services that note what they are asked to send. */
  async function noted() {
    const world = await World.create();
    const id = await world.open('09:00');
    await world.until('09:42');
    const order: string[] = [];
    const services: Services = {
      ...world.services,
      wakeQueue: {
        send: async (wakes) => {
          order.push(...wakes.map(({ message }) => `wake for ${clockTime(message.dueAt)}`));
        },
      },
      mailer: {
        send: async (mail) => {
          order.push('mail');
          return world.services.mailer.send(mail);
        },
      },
    };
    return { world, id, services, order };
  }

  test('is dispatched with the command that owes it', async () => {
    const { id, services, order } = await noted();
    await runCommand(services, id, { type: 'hold', reason: 'parts', by: 'agent:ann' });
    expect(order).toStrictEqual(['wake for 09:42', 'wake for 09:45']);
  });

  test('is dispatched before the mail of a level is handed over, which may take its time', async () => {
    const { world, id, services, order } = await noted();
    await runCommand(services, id, { type: 'hold', reason: 'parts', until: time('09:47'), by: 'agent:ann' });
    await wake(services, { ticketId: id, dueAt: world.now });
    await world.services.wait(time('09:45') - world.now);
    order.length = 0;
    await wake(services, { ticketId: id, dueAt: time('09:45') });
    expect(order).toStrictEqual(['wake for 09:47', 'mail']);
  });
});

describe('a ticket that a newer release has written', () => {
  /** Woken at that time for its warning at 09:45, by an instance that cannot read it. */
  async function wokenAt(at: string) {
    const world = await World.create();
    const id = await world.open('09:00');
    await world.until(at);
    const dueAt = time('09:45');
    const sent: Parameters<Services['wakeQueue']['send']>[0][number][] = [];
    const services: Services = {
      ...world.services,
      tickets: { ...world.services.tickets, load: () => Promise.reject(new NewerSchemaError(id, 2)) },
      wakeQueue: { send: async (wakes) => void sent.push(...wakes) },
    };
    return { woken: wake(services, { ticketId: id, dueAt }), sent, message: { v: 1, ticketId: id, dueAt } };
  }

  test('is offered to another instance a moment later', async () => {
    const { woken, sent, message } = await wokenAt('09:44:59');
    await woken;
    expect(sent).toStrictEqual([{ message, delayMs: 5_000 }]);
  });

  test('goes back to the queue once it is a minute late, so that it does not go round for ever', async () => {
    const { woken, sent } = await wokenAt('09:47');
    await expect(woken).rejects.toThrow(NewerSchemaError);
    expect(sent).toStrictEqual([]);
  });
});
