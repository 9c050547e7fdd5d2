import { describe, expect, test } from 'vitest';
import { openTicket } from '../../shared/app/open-ticket.ts';
import type { TicketStore } from '../../shared/app/ports.ts';
import { runCommand } from '../../shared/app/run-command.ts';
import { configurationDraft } from '../support/configuration.ts';
import { createInMemoryServices } from '../support/in-memory/services.ts';
import { time } from '../support/story.ts';

/** Time that passes only while everybody waits: whoever waits shortest goes on first. */
function createWaits() {
  const waiting: { readonly until: number; readonly go: () => void }[] = [];
  let now = 0;
  const pump = (): void => {
    waiting.sort((a, b) => a.until - b.until);
    const next = waiting.shift();
    if (next === undefined) return;
    now = next.until;
    next.go();
  };
  return (ms: number): Promise<void> =>
    new Promise((go) => {
      waiting.push({ until: now + ms, go });
      setImmediate(pump);
    });
}

async function createTicket() {
  const { services } = createInMemoryServices({ now: () => time('10:00'), wait: createWaits() });
  await services.configuration.apply(configurationDraft());
  const draft = { subject: 'Disk full', requester: { email: 'ops@customer.example' }, channel: 'api' };
  const opened = await openTicket(services, draft, { by: 'api:test', key: 'k', commandId: 'k' });
  if (!opened.ok) throw new Error('not opened');
  const { id } = opened.stored;
  const note = (n: number, tickets: TicketStore) =>
    runCommand({ ...services, tickets }, id, { type: 'note', message: `m${n}`, by: 'api:test', commandId: `note-${n}` });
  return { services, id, note };
}

function counting(tickets: TicketStore) {
  const counts = { conflict: 0, committed: 0 };
  const commit: TicketStore['commit'] = async (...args) => {
    const result = await tickets.commit(...args);
    counts[result] += 1;
    return result;
  };
  return { tickets: { ...tickets, commit }, counts };
}

describe('a burst of commands on one ticket', () => {
  test('is carried out one after the other by one process, without a write in vain', async () => {
    const { services, note } = await createTicket();
    const { tickets, counts } = counting(services.tickets);

    const outcomes = await Promise.all(Array.from({ length: 200 }, (_, n) => note(n, tickets)));

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(200);
    expect(counts).toEqual({ committed: 200, conflict: 0 });
  });

  test('comes through from many processes that know nothing of each other', async () => {
    const { services, id, note } = await createTicket();

    const outcomes = await Promise.all(Array.from({ length: 100 }, (_, n) => note(n, { ...services.tickets })));

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(100);
    expect((await services.tickets.load(id))?.facts.at(-1)?.n).toBe(101);
  });

  test('goes on after a command that failed', async () => {
    const { services, note } = await createTicket();
    let calls = 0;
    const commit: TicketStore['commit'] = async (...args) => {
      calls += 1;
      if (calls === 1) throw new Error('no connection');
      return services.tickets.commit(...args);
    };
    const tickets = { ...services.tickets, commit };

    const [failed, done] = await Promise.allSettled([note(1, tickets), note(2, tickets)]);

    expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'no connection' } });
    expect(done).toMatchObject({ status: 'fulfilled', value: { ok: true } });
  });
});
