import { describe, expect, test } from 'vitest';
import { RetryableError } from '../../shared/app/errors.ts';
import { runOnHeir } from '../../shared/app/merging/heir.ts';
import { mergeTicket } from '../../shared/app/merging/merge-ticket.ts';
import { runCommand } from '../../shared/app/run-command.ts';
import type { FactType } from '../../shared/core/fact.ts';
import { World } from '../support/world.ts';

const BOB = { email: 'bob@customer.example', name: 'Bob' };

/** Two tickets about one matter: Cora's, and Bob's a little later. */
async function twoTickets() {
  const world = await World.create();
  const target = await world.open('10:00');
  const source = await world.open('10:05', { requester: BOB, subject: '打印机着火了', language: 'zh-CN' });
  await world.until('10:06');
  return { world, target, source };
}

const merge = (world: World, source: string, into: string) =>
  mergeTicket(world.services, source, { type: 'merge', into, by: 'agent:ann', commandId: `merge-${source}-${into}` });

async function factsOf(world: World, id: string, type: FactType) {
  const stored = await world.services.tickets.load(id);
  return stored?.facts.filter((fact) => fact.type === type) ?? [];
}

const mailsTo = (world: World, address: string) => world.mails.filter(({ to }) => to === address).map(({ notice }) => notice);

describe('a ticket that is merged', () => {
  test('is left in peace for ever, while the other one climbs its ladder', async () => {
    const { world, target, source } = await twoTickets();
    await merge(world, source, target);
    await world.until('+3d 00:00');
    expect(await world.facts(source)).toEqual(['10:05 opened', '10:06 merged']);
    expect(world.staffMails()).toHaveLength(6);
    expect((await world.services.tickets.load(source))?.dueAt).toBeUndefined();
  });

  test('hands its customer over: told once in their language, and from then on of the other one', async () => {
    const { world, target, source } = await twoTickets();
    await merge(world, source, target);
    await world.until('10:07');
    await world.do('10:10', target, { type: 'reply', message: 'none' });
    await world.until('10:12');
    expect(mailsTo(world, BOB.email)).toEqual(['received', 'merged', 'replied']);
    expect(mailsTo(world, 'cora@customer.example')).toEqual(['received', 'replied']);
    expect(await factsOf(world, target, 'absorbed')).toMatchObject([
      { from: source, subject: '打印机着火了', by: 'agent:ann', customers: [{ ...BOB, language: 'zh-CN' }], unanswered: true },
    ]);
  });

  test('that only a machine had opened hands over nobody who waits', async () => {
    const { world, target } = await twoTickets();
    const alert = await world.open('10:10', { requester: { email: 'monitoring@acme.example' }, muted: true });
    await merge(world, alert, target);
    await world.until('10:12');
    const [absorbed] = await factsOf(world, target, 'absorbed');
    expect(absorbed).toMatchObject({ from: alert });
    expect(absorbed).not.toHaveProperty('unanswered');
    expect(absorbed).not.toHaveProperty('customers');
  });

  test('hands over once, though every message comes twice and the merge is repeated', async () => {
    const { world, target, source } = await twoTickets();
    world.faults.copies = () => 2;
    await merge(world, source, target);
    expect(await merge(world, source, target)).toMatchObject({ ok: true, repeated: true });
    await world.until('10:20');
    expect(await factsOf(world, target, 'absorbed')).toHaveLength(1);
    expect(mailsTo(world, BOB.email)).toEqual(['received', 'merged']);
  });

  test.each(['before', 'after'] as const)(
    'hands over once, though the worker dies right %s the write on the other one',
    async (when) => {
      const { world, target, source } = await twoTickets();
      let deaths = 0;
      world.control[when === 'before' ? 'beforeCommit' : 'afterCommit'] = ({ id, facts }) => {
        if (id === target && facts.some(({ type }) => type === 'absorbed') && deaths++ < 2) throw new Error('killed');
      };
      await merge(world, source, target);
      await world.until('11:30');
      expect(deaths).toBeGreaterThanOrEqual(2);
      expect(await factsOf(world, target, 'absorbed')).toHaveLength(1);
      expect((await world.services.tickets.load(source))?.outbox).toEqual([]);
    },
  );

  test('hands over though the message that should bring it is lost', async () => {
    const { world, target, source } = await twoTickets();
    world.faults.copies = (message) => (message.ticketId === source && world.now < Date.parse('2026-03-02T10:08:00Z') ? 0 : 1);
    await merge(world, source, target);
    await world.until('10:15');
    expect(await factsOf(world, target, 'absorbed')).toHaveLength(1);
  });

  test('cannot be merged elsewhere, and nothing can be merged into it', async () => {
    const { world, target, source } = await twoTickets();
    const third = await world.open('10:10');
    await merge(world, source, target);
    expect(await merge(world, source, third)).toMatchObject({ ok: false, rejection: { code: 'merged', into: target } });
    expect(await merge(world, third, source)).toMatchObject({ ok: false, rejection: { code: 'target-merged', into: target } });
    expect(await merge(world, target, source)).toMatchObject({ ok: false, rejection: { code: 'target-merged', into: target } });
    expect(await merge(world, third, 'zzzzzzzzzz')).toMatchObject({ ok: false, rejection: { code: 'unknown-target' } });
    expect(await merge(world, third, third)).toMatchObject({ ok: false, rejection: { code: 'merged-into-itself' } });
  });
});

describe('a chain of merges', () => {
  test('leads what comes for the first to the last, also what was still to be handed over', async () => {
    const { world, target, source } = await twoTickets();
    const last = await world.open('10:10', { requester: { email: 'dan@customer.example' } });
    await merge(world, source, target);
    await merge(world, target, last);
    await world.until('10:12');
    const said = await runOnHeir(world.services, source, {
      type: 'customer-reply',
      message: 'm',
      from: BOB.email,
      by: `requester:${BOB.email}`,
      commandId: 'said-1',
    });
    expect(said).toMatchObject({ ok: true, stored: { id: last } });
    await world.do('10:20', last, { type: 'reply', message: 'none' });
    await world.until('10:21');
    for (const customer of ['dan', 'cora', 'bob']) expect(mailsTo(world, `${customer}@customer.example`)).toContain('replied');
  });
});

describe('tickets that are merged into each other at the same moment', () => {
  /** Past the look at the other ticket, as two requests at once come past it. */
  const rush = (world: World, source: string, into: string) =>
    runCommand(world.services, source, { type: 'merge', into, by: 'agent:ann', commandId: `rush-${source}` });

  test('leave one that goes on, with the customers of all', async () => {
    const { world, target, source } = await twoTickets();
    const third = await world.open('10:10', { requester: { email: 'dan@customer.example' } });
    await rush(world, source, target);
    await rush(world, target, third);
    await rush(world, third, source);
    await world.until('10:30');

    const [survivor = '', ...others] = [source, target, third].sort();
    const tickets = await Promise.all([survivor, ...others].map((id) => world.services.tickets.load(id)));
    expect(tickets.map((stored) => stored?.index.status)).toEqual(['open', 'merged', 'merged']);
    expect(tickets.map((stored) => stored?.outbox)).toEqual([[], [], []]);
    expect(await factsOf(world, survivor, 'reopened')).toMatchObject([{ because: 'merged-in-circle' }]);
    await world.do('10:40', survivor, { type: 'reply', message: 'none' });
    await world.until('10:41');
    for (const customer of ['dan', 'cora', 'bob']) expect(mailsTo(world, `${customer}@customer.example`)).toContain('replied');
  });

  test('make what comes for them wait until one of them goes on', async () => {
    const { world, target, source } = await twoTickets();
    world.faults.copies = () => 0;
    await rush(world, source, target);
    await rush(world, target, source);
    const said = { type: 'customer-reply', message: 'm', from: BOB.email, by: `requester:${BOB.email}` } as const;
    await expect(runOnHeir(world.services, source, said)).rejects.toThrow(RetryableError);
  });
});
