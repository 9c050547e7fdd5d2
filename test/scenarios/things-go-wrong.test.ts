import { describe, expect, test } from 'vitest';
import { PermanentError, RetryableError } from '../../shared/app/errors.ts';
import { World } from '../support/world.ts';

describe('an outage of two hours', () => {
  test('makes one mail a person of all that was missed, and says when each level was planned', async () => {
    const world = await World.create();
    const id = await world.open('10:00');
    await world.until('10:05');

    await world.outage('12:05').until('12:10');

    expect(world.staffMails().map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'escalation → lee@acme.example',
      'escalation → max@acme.example',
    ]);
    expect(await world.facts(id, 'warned', 'breached', 'escalated')).toEqual([
      '10:45 warned first-response',
      '11:00 breached first-response',
      '11:00 escalated first-response',
      '11:30 escalated first-response',
    ]);
  });
});

describe('a mail service that is down', () => {
  test('gets the mail once it is back, while the timers go on', async () => {
    const world = await World.create();
    world.mailer.beforeSend = () => {
      if (world.now < Date.parse('2026-03-02T11:10:00Z')) throw new RetryableError('the service is down');
    };
    const id = await world.open('10:00');

    await world.until('15:00');

    expect(world.mails.map((mail) => mail.notice).sort()).toEqual(['escalation', 'escalation', 'received', 'warning']);
    expect(await world.facts(id, 'breached')).toEqual(['11:00 breached first-response']);
    const receipts = await world.receipts(id);
    expect(receipts.every((receipt) => receipt.state === 'sent' && receipt.doubtful === undefined)).toBe(true);
    expect(world.counts['PoisonTicket']).toBeGreaterThan(0);
  });

  test('that refuses an address for good is not asked again, and the ladder does not wait for whoever reads there', async () => {
    const world = await World.create();
    world.mailer.beforeSend = (mail) => {
      if (mail.to.startsWith('lee')) throw new PermanentError('no such mailbox');
    };
    const id = await world.open('10:00');

    await world.until('11:40');

    const refused = (await world.receipts(id)).filter((receipt) => receipt.to.startsWith('lee'));
    expect(refused.map((receipt) => [receipt.state, receipt.attempts])).toEqual([
      ['failed', 1],
      ['failed', 1],
    ]);
    expect(world.staffMails()).toEqual(['11:00 escalation → max@acme.example']);
    expect(await world.facts(id, 'undelivered')).toEqual(['10:45 undelivered', '11:00 undelivered']);
  });
});

describe('a worker that dies', () => {
  test('after the mail left sends it again, and the receipt says that it is doubtful', async () => {
    const world = await World.create();
    const id = await world.open('10:00');
    await world.until('10:44');
    const update = world.services.receipts.update;
    let dead = true;
    const dies: typeof update = async (receipt, attempts) => {
      if (receipt.notice === 'warning' && dead) {
        dead = false;
        // The process is gone: nothing that it would have done happens any more.
        await new Promise<never>((_, reject) => reject(new Error('killed')));
      }
      return update(receipt, attempts);
    };
    Object.assign(world.services.receipts, { update: dies });

    await world.until('10:59');

    expect(world.staffMails().filter((line) => line.includes('warning'))).toHaveLength(2);
    expect((await world.receipts(id)).find((receipt) => receipt.notice === 'warning')).toMatchObject({
      state: 'sent',
      attempts: 2,
      doubtful: true,
    });
  });
});

describe('a ticket that cannot be woken', () => {
  test('is pushed back, counted, and does not keep others from being woken', async () => {
    const world = await World.create();
    const poisoned = await world.open('10:00');
    const healthy = await world.open('10:00');
    await world.until('10:30');
    world.control.beforeCommit = (ticket) => {
      if (ticket.id === poisoned && ticket.failures === undefined) throw new RetryableError('cannot be written');
    };

    await world.until('11:05');

    expect(await world.facts(healthy, 'warned', 'breached')).toHaveLength(2);
    expect(await world.facts(poisoned, 'warned', 'breached')).toEqual([]);
    expect((await world.services.tickets.load(poisoned))?.failures).toBeGreaterThan(1);

    world.control.beforeCommit = () => undefined;
    await world.until('14:00');
    expect(await world.facts(poisoned, 'warned', 'breached')).toHaveLength(2);
    expect((await world.services.tickets.load(poisoned))?.failures).toBeUndefined();
  });
});

describe('two commands at once', () => {
  test('both happen, one after the other', async () => {
    const world = await World.create();
    const id = await world.open('10:00');

    await Promise.all([
      world.do('10:10', id, { type: 'reply', message: 'm1' }),
      world.do('10:10', id, { type: 'assign', assignee: 'ann' }),
      world.do('10:10', id, { type: 'note', message: 'm2' }),
    ]);

    const stored = await world.services.tickets.load(id);
    expect(stored?.facts.map((fact) => fact.n)).toEqual([1, 2, 3, 4]);
    expect(new Set(stored?.facts.map((fact) => fact.type))).toEqual(new Set(['opened', 'replied', 'assigned', 'noted']));
  });

  test('of which one is a repeat happen once', async () => {
    const world = await World.create();
    const id = await world.open('10:00');
    const { services } = world;
    const { runCommand } = await import('../../shared/app/run-command.ts');
    const command = { type: 'reply', message: 'm1', by: 'agent:ann', commandId: 'key.body' } as const;

    const [first, second] = await Promise.all([runCommand(services, id, command), runCommand(services, id, command)]);

    expect(new Set([first, second].map((outcome) => outcome.ok && outcome.repeated))).toEqual(new Set([false, true]));
    expect(await world.facts(id, 'replied')).toHaveLength(1);
  });

  test('that use one id for two things are told so', async () => {
    const world = await World.create();
    const id = await world.open('10:00');
    const { runCommand } = await import('../../shared/app/run-command.ts');
    await runCommand(world.services, id, { type: 'reply', message: 'm1', by: 'agent:ann', commandId: 'key.one' });

    const outcome = await runCommand(world.services, id, { type: 'reply', message: 'm2', by: 'agent:ann', commandId: 'key.two' });

    expect(outcome).toEqual({ ok: false, rejection: { code: 'idempotency-key-reused' } });
  });
});

describe('a long history', () => {
  test('is paged out without changing what it amounts to', async () => {
    const world = await World.create();
    const id = await world.open('10:00');
    for (let n = 0; n < 300; n += 1) await world.do('10:10', id, { type: 'note', message: `m${n}` });
    await world.do('10:20', id, { type: 'reply', message: 'answer' });

    const stored = await world.services.tickets.load(id);
    const pages = await world.services.tickets.loadPages(id);
    const all = [...pages.flatMap((page) => page.facts), ...(stored?.facts ?? [])];
    expect(stored?.facts.length).toBeLessThan(130);
    expect(all.map((fact) => fact.n)).toEqual(Array.from({ length: 302 }, (_, index) => index + 1));

    await world.until('+2d 00:00');
    expect(world.staffMails()).toEqual([
      '+1d 04:00 warning → lee@acme.example',
      '+1d 04:00 news → ann@acme.example',
      '+1d 10:00 escalation → max@acme.example',
      '+1d 10:00 news → ann@acme.example',
      '+1d 14:00 escalation → dora@acme.example',
      '+1d 14:00 news → ann@acme.example',
    ]);
  });
});
