import { describe, expect, test } from 'vitest';
import { openTicket } from '../../shared/app/open-ticket.ts';
import type { TicketStore } from '../../shared/app/ports.ts';
import { runCommand } from '../../shared/app/run-command.ts';
import type { Command } from '../../shared/core/command.ts';
import { configurationDraft } from '../support/configuration.ts';
import { createInMemoryServices } from '../support/in-memory/services.ts';
import { clockTime, time } from '../support/story.ts';

const INSTANT = time('11:00');
const ACKNOWLEDGE: Command = { type: 'acknowledge', by: 'agent:ann', commandId: 'ack' };
const WAKE: Command = { type: 'wake', by: 'system' };

/** A ticket whose first response is due, and escalates, at 11:00; and processes that know nothing of each other, each with its clock. */
async function createRace() {
  const { services } = createInMemoryServices({ now: () => time('10:00') });
  await services.configuration.apply(configurationDraft());
  const draft = { subject: 'Disk full', requester: { email: 'ops@customer.example' }, channel: 'api' };
  const opened = await openTicket(services, draft, { by: 'api:test', key: 'k', commandId: 'k' });
  if (!opened.ok) throw new Error('not opened');
  const { id } = opened.stored;

  /** Carries a command out on a machine of its own; `first` happens after it has decided and before it writes, once. */
  const run = (command: Command, now: number, first: () => Promise<unknown> = async () => undefined) => {
    const results: ('committed' | 'conflict')[] = [];
    const commit: TicketStore['commit'] = async (...args) => {
      if (results.length === 0) await first();
      const result = await services.tickets.commit(...args);
      results.push(result);
      return result;
    };
    const tickets = { ...services.tickets, commit };
    return runCommand({ ...services, now: () => now, tickets }, id, command).then(() => results);
  };
  const ladder = async () => {
    const facts = (await services.tickets.load(id))?.facts ?? [];
    return facts
      .filter(
        (fact) =>
          fact.type === 'acknowledged' || ('metric' in fact && fact.metric === 'first-response' && fact.type !== 'warned'),
      )
      .map((fact) => `${clockTime(fact.at)} ${fact.type} ${'told' in fact ? fact.told?.join() : fact.by}`);
  };
  return { run, ladder };
}

describe('an acknowledgement and a level that race', () => {
  test('written before the instant, the acknowledgement keeps the level from firing, though the level was decided before', async () => {
    const { run, ladder } = await createRace();

    const wakes = await run(WAKE, INSTANT, () => run(ACKNOWLEDGE, INSTANT - 1));

    expect(wakes).toEqual(['conflict', 'committed']);
    expect(await ladder()).toEqual(['10:59:59 acknowledged agent:ann', '11:00 breached ']);
  });

  test('written after the level, the acknowledgement is decided anew and stands behind it, though it was decided before', async () => {
    const { run, ladder } = await createRace();

    const acknowledgements = await run(ACKNOWLEDGE, INSTANT - 1, () => run(WAKE, INSTANT));

    expect(acknowledgements).toEqual(['conflict', 'committed']);
    expect(await ladder()).toEqual(['11:00 breached ', '11:00 escalated lee', '11:00 acknowledged agent:ann']);
    await run(WAKE, time('12:00'));
    expect(await ladder()).toHaveLength(3);
  });

  test('at the very instant, the level comes first: time passes before every command', async () => {
    const { run, ladder } = await createRace();

    await run(ACKNOWLEDGE, INSTANT);

    expect(await ladder()).toEqual(['11:00 breached ', '11:00 escalated lee', '11:00 acknowledged agent:ann']);
  });

  test('stored before the instant and woken long after, the level has never been', async () => {
    const { run, ladder } = await createRace();

    await run(ACKNOWLEDGE, INSTANT - 1);
    await run(WAKE, time('+1d 09:00'));

    expect(await ladder()).toEqual(['10:59:59 acknowledged agent:ann', '11:00 breached ']);
  });
});
