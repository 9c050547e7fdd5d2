import { describe, expect, test } from 'vitest';
import { ENV } from '../../functions/wake/env.ts';
import { createHandler } from '../../functions/wake/handler.ts';
import { buildServices } from '../../functions/wake/services.ts';
import { PermanentError } from '../../shared/app/errors.ts';
import { sqsEvent } from '../support/lambda-events.ts';
import { World } from '../support/world.ts';

const environment = Object.fromEntries(ENV.map((name) => [name, 'value'])) as { readonly [N in (typeof ENV)[number]]: string };
const MAIL = { from: 'support@acme.example', to: 'cora@customer.example', raw: new Uint8Array() };

describe('a stage without mail', () => {
  test('gives up each notice for good, and says why', async () => {
    const { mailer } = buildServices({ ...environment, MAIL_TRANSPORT: 'off' });

    await expect(mailer.send(MAIL)).rejects.toThrow(new PermanentError('mail is switched off in the settings of this stage'));
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
