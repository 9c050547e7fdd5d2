import { describe, expect, test } from 'vitest';
import { audit } from '../../shared/app/audit.ts';
import { World } from '../support/world.ts';

const LADDER = [
  '10:45 warning → lee@acme.example',
  '11:00 escalation → lee@acme.example',
  '11:30 escalation → max@acme.example',
  '+1d 04:00 warning → lee@acme.example',
  '+1d 10:00 escalation → max@acme.example',
  '+1d 14:00 escalation → dora@acme.example',
];

describe('a ticket that is left alone', () => {
  test('mails everybody on its ladders at the right instant, once', async () => {
    const world = await World.create();
    await world.open('10:00');

    await world.until('+3d 00:00');

    expect(world.staffMails()).toEqual(LADDER);
  });

  test('does so also when every message arrives twice and one sweep in three is lost', async () => {
    const world = await World.create();
    world.faults.copies = () => 2;
    world.faults.losesSweep = (tick) => tick % 3 === 0;
    await world.open('10:00');

    await world.until('+3d 00:00');

    expect(world.staffMails()).toEqual(LADDER);
    expect(Math.max(...world.lateness)).toBe(0);
  });

  test('is late, but loses nothing, when messages are lost', async () => {
    const world = await World.create();
    let sent = 0;
    world.faults.copies = () => (++sent % 2 === 0 ? 0 : 1);
    await world.open('10:00');

    await world.until('+3d 00:00');

    expect(world.staffMails().map((line) => line.split(' ').slice(-3).join(' '))).toEqual(
      LADDER.map((line) => line.split(' ').slice(-3).join(' ')),
    );
    // An entry is overdue after 30 s, and the net is cast once a minute.
    expect(Math.max(...world.lateness)).toBeLessThanOrEqual(91_000);
  });

  test('has a receipt for every notice', async () => {
    const world = await World.create();
    const id = await world.open('10:00');

    await world.until('+3d 00:00');

    const receipts = await world.receipts(id);
    expect(receipts.filter((receipt) => receipt.notice !== 'received')).toHaveLength(LADDER.length);
    expect(receipts.every((receipt) => receipt.state === 'sent' && receipt.attempts === 1)).toBe(true);
  });

  test('puts every fact on the bus, once', async () => {
    const world = await World.create();
    const id = await world.open('10:00');

    await world.until('+3d 00:00');

    const stored = await world.services.tickets.load(id);
    expect(world.bus.events.map((event) => event.type)).toEqual(stored?.facts.map((fact) => `ticket.${fact.type}`));
  });
});

describe('an index that loses entries', () => {
  test('is mended by the audit, and the levels fire', async () => {
    const world = await World.create();
    const id = await world.open('10:00');
    await world.until('10:05');
    world.control.loseDueEntry(id);

    expect(await world.audit()).toMatchObject({ checked: 1, repaired: 1 });

    await world.until('11:00');
    expect(world.staffMails()).toEqual(LADDER.slice(0, 2));
  });

  test('has nothing to mend when it is sound', async () => {
    const world = await World.create();
    await world.open('10:00');
    await world.until('10:50');

    expect(await world.audit()).toMatchObject({ checked: 1, repaired: 0, strays: 0 });
  });

  test('is taken for sound where it is only a moment behind what was just written', async () => {
    const world = await World.create();
    world.control.holdIndex();
    await world.open('10:00');
    const wait: typeof world.services.wait = async () => world.control.releaseIndex();

    expect(await audit({ ...world.services, wait })).toMatchObject({ checked: 1, repaired: 0 });
    expect(world.counts['IndexRepaired']).toBeUndefined();
  });

  test('is rid of entries that a ticket has left behind', async () => {
    const world = await World.create();
    const id = await world.open('10:00');
    await world.until('10:05');
    world.control.addStrayEntry({ ticketId: id, dueAt: world.now - 120_000 });

    expect(await world.audit()).toMatchObject({ strays: 1 });
    expect(await world.audit()).toMatchObject({ strays: 0, repaired: 0 });
  });
});
