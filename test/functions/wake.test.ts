import { describe, expect, test } from 'vitest';
import { ENV } from '../../functions/wake/env.ts';
import { createHandler } from '../../functions/wake/handler.ts';
import { buildServices } from '../../functions/wake/services.ts';
import { PermanentError, RetryableError } from '../../shared/app/errors.ts';
import { sizeOf } from '../../shared/app/timers/histogram.ts';
import { sumSince } from '../../shared/app/timers/timer-statistics.ts';
import { sqsEvent } from '../support/lambda-events.ts';
import { World } from '../support/world.ts';

const environment = Object.fromEntries(ENV.map((name) => [name, 'value'])) as { readonly [N in (typeof ENV)[number]]: string };
const MAIL = { from: 'support@acme.example', to: 'cora@customer.example', raw: new Uint8Array() };

describe('a stage without mail', () => {
  test('gives up each notice for good, and says why', async () => {
    const { mailer } = buildServices({ ...environment, MAIL_TRANSPORT: 'off' });

    expect(mailer.isOff).toBe(true);
    await expect(mailer.send(MAIL)).rejects.toThrow(new PermanentError('mail is switched off in the settings of this stage'));
  });
});

describe('a batch that fires timers', () => {
  test('notes how late they were and how long their mails took, in one write', async () => {
    const world = await World.create();
    await world.open('10:00');
    let writes = 0;
    const { add } = world.services.timers;
    world.services.timers.add = async (...noted) => {
      writes += 1;
      await add(...noted);
    };

    await world.until('11:00');

    const sum = sumSince(await world.services.timers.since(0), 0);
    const counted = Object.entries(sum).map(([kind, histogram]) => [kind, sizeOf(histogram)]);
    expect(Object.fromEntries(counted)).toEqual({ 'handed-over': 3, warned: 1, breached: 1, escalated: 1 });
    expect(writes).toBe(3);
  });

  test('has done its work also when that cannot be noted', async () => {
    const world = await World.create();
    world.services.timers.add = () => Promise.reject(new RetryableError('throttled'));
    const id = await world.open('10:00');

    await world.until('10:50');

    expect(await world.facts(id, 'warned')).toEqual(['10:45 warned first-response']);
    expect(world.staffMails()).toEqual(['10:45 warning → lee@acme.example']);
  });
});

describe('a batch that names a ticket twice', () => {
  test('publishes what happened to it once', async () => {
    const world = await World.create();
    const ticketId = await world.open('10:00');
    const message = { v: 1, ticketId, dueAt: world.now };

    await createHandler(world.services)(sqsEvent([message, message, message]));

    expect(world.bus.events.map((event) => event.type)).toEqual(['ticket.opened']);
  });
});
