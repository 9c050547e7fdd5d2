import { describe, expect, test } from 'vitest';
import type { StoredTicket, TicketStore } from '../../shared/app/ports.ts';
import type { Services } from '../../shared/app/services.ts';
import { SECOND_MS } from '../../shared/core/instant.ts';
import type { Organisation } from '../../shared/core/organisation.ts';
import { ENGINE, type Engine } from './engine.ts';
import type { FaultKind } from './faults.ts';
import { simulateSeed } from './run.ts';

/** The engine with other services than the simulation gives it: what is wrong with them is as good as wrong in it. */
function engineWith(change: <S extends Partial<Services>>(services: S) => S): Engine {
  return {
    createWake: (services) => ENGINE.createWake(change(services)),
    createSweep: (services) => ENGINE.createSweep(change(services)),
    createMailEvents: (services) => ENGINE.createMailEvents(change(services)),
    audit: (services) => ENGINE.audit(change(services)),
    runCommand: (services, ...rest) => ENGINE.runCommand(change(services), ...rest),
    runOnHeir: (services, ...rest) => ENGINE.runOnHeir(change(services), ...rest),
    mergeTicket: (services, ...rest) => ENGINE.mergeTicket(change(services), ...rest),
    openTicket: (services, ...rest) => ENGINE.openTicket(change(services), ...rest),
  };
}

const withTickets = (change: (tickets: TicketStore) => Partial<TicketStore>): Engine =>
  engineWith((services) =>
    services.tickets === undefined ? services : { ...services, tickets: { ...services.tickets, ...change(services.tickets) } },
  );

/** The engine that knows the organisation otherwise than it is. */
const believing = (change: (organisation: Organisation) => Organisation): Engine =>
  engineWith((services) => {
    const { configuration } = services;
    if (configuration === undefined) return services;
    const current: typeof configuration.current = async () => {
      const now = await configuration.current();
      return { ...now, organisation: change(now.organisation) };
    };
    return { ...services, configuration: { ...configuration, current } };
  });

/** The engine whose tickets are changed on their way to the store. */
const storing = (change: (ticket: StoredTicket) => StoredTicket): Engine =>
  withTickets((tickets) => ({ commit: (ticket, ...rest) => tickets.commit(change(ticket), ...rest) }));

const MOST_SEEDS = 20;

/** Rules that are broken in the first seed that breaks any, of a few. */
async function brokenBy(engine: Engine, faults: readonly FaultKind[]): Promise<readonly string[]> {
  for (let seed = 1; seed <= MOST_SEEDS; seed += 1) {
    const { violations } = await simulateSeed({ seed, tickets: 25, days: 1, rates: atRate(faults), engine });
    if (violations.length > 0) return [...new Set(violations.map(({ rule }) => rule))];
  }
  return [];
}

const atRate = (faults: readonly FaultKind[]) => Object.fromEntries(faults.map((kind) => [kind, 0.1]));

describe('the simulation', () => {
  test('finds nothing wrong with the engine as it is', async () => {
    expect(await brokenBy(ENGINE, ['message-lost', 'mail-silent', 'answer-lost'])).toEqual([]);
  });

  test('notices an engine whose mails are not marked on their receipt before they leave', async () => {
    const engine = engineWith((services) =>
      services.receipts === undefined ? services : { ...services, receipts: { ...services.receipts, begin: async () => true } },
    );
    expect(await brokenBy(engine, [])).toContain('each mail has a receipt');
  });

  test('notices an engine that does not say of a mail that it may have gone out twice', async () => {
    const engine = engineWith((services) => {
      const { receipts } = services;
      if (receipts === undefined) return services;
      const update: typeof receipts.update = ({ doubtful: _, ...receipt }, seen) => receipts.update(receipt, seen);
      return { ...services, receipts: { ...receipts, update } };
    });
    expect(await brokenBy(engine, ['mail-silent'])).toContain('a mail goes out once, or says that it may not');
  });

  test('notices an engine that fires though a ladder was acknowledged', async () => {
    const forgets = storing((ticket) => ({
      ...ticket,
      facts: ticket.facts.map((fact) => (fact.type === 'acknowledged' ? { ...fact, clocks: [] } : fact)),
    }));
    expect(await brokenBy(forgets, [])).toContain('the history is what the promises make it');
  });

  test('notices an engine for which one acknowledgement is enough where everyone has to give it', async () => {
    const content = storing((ticket) => ({
      ...ticket,
      facts: ticket.facts.map((fact) =>
        fact.type === 'acknowledged' ? { ...fact, clocks: fact.clocks.map(({ awaiting: _, ...clock }) => clock) } : fact,
      ),
    }));
    expect(await brokenBy(content, [])).toContain('the history is what the promises make it');
  });

  test('notices an engine that fires all that an acknowledgement held back at once when it lapses', async () => {
    const hasty = storing((ticket) => ({
      ...ticket,
      facts: ticket.facts.map((fact) =>
        fact.type === 'acknowledgement-lapsed' ? { ...fact, clocks: fact.clocks.map(({ laterMs: _, ...clock }) => clock) } : fact,
      ),
    }));
    expect(await brokenBy(hasty, [])).toContain('the history is what the promises make it');
  });

  test('notices an engine that lets go of the news that a mail has come back', async () => {
    const deaf = engineWith((services) =>
      services.correlations === undefined
        ? services
        : { ...services, correlations: { ...services.correlations, findReceiptByMailId: async () => undefined } },
    );
    expect(await brokenBy(deaf, ['mail-returned'])).toContain('what comes back is in the history');
  });

  test('notices an engine that says twice that a mail has come back', async () => {
    const forgetful = storing((ticket) => ({
      ...ticket,
      facts: ticket.facts.map((fact) => (fact.type === 'undelivered' ? { ...fact, command: `${fact.command}-${fact.n}` } : fact)),
    }));
    expect(await brokenBy(forgetful, ['mail-returned', 'mail-news-doubled'])).toContain('that a mail came back is said once');
  });

  test('notices an engine that tells whoever would be on call, though somebody stands in', async () => {
    const unaware = believing(({ onCall = {}, ...rest }) => ({
      ...rest,
      onCall: Object.fromEntries(Object.entries(onCall).map(([name, schedule]) => [name, { ...schedule, overrides: [] }])),
    }));
    expect(await brokenBy(unaware, [])).toContain('the history is what the promises make it');
  });

  test('notices an engine that leaves the offer of a ticket open for longer than it may', async () => {
    const patient = believing(({ ownership: _, ...rest }) => rest);
    expect(await brokenBy(patient, [])).toContain('the history is what the promises make it');
  });

  test('notices an engine that loses what it owes when two write at once', async () => {
    const engine = withTickets((tickets) => {
      const met = new Set<string>();
      return {
        commit: async (ticket, expected, pages) => {
          const result = await tickets.commit(met.has(ticket.id) ? { ...ticket, outbox: [] } : ticket, expected, pages);
          if (result === 'conflict') met.add(ticket.id);
          else met.delete(ticket.id);
          return result;
        },
      };
    });
    expect(await brokenBy(engine, ['answer-lost'])).toContain('each fact is published');
  });

  test('notices an engine that overwrites what somebody else has written meanwhile', async () => {
    const engine = withTickets((tickets) => ({
      commit: async (ticket, expected, pages) => {
        const result = await tickets.commit(ticket, expected, pages);
        const winner = result === 'conflict' ? await tickets.load(ticket.id) : undefined;
        return winner === undefined
          ? result
          : tickets.commit({ ...ticket, revision: winner.revision + 1 }, winner.revision, pages);
      },
    }));
    expect(await brokenBy(engine, ['answer-lost'])).toContain('what happened stays');
  });

  test('notices an engine that fires before the time has come', async () => {
    const engine = engineWith((services) => {
      const { now } = services;
      return now === undefined ? services : { ...services, now: () => now() + 3 * SECOND_MS };
    });
    expect(await brokenBy(engine, [])).toContain('none before its time');
  });

  test('notices an engine that forgets when a ticket is due next', async () => {
    const forgets = storing(({ dueAt, ...ticket }) =>
      ticket.outbox.length > 0 && dueAt !== undefined ? { ...ticket, dueAt } : ticket,
    );
    expect(await brokenBy(forgets, [])).toContain('the history is what the promises make it');
  });

  test('notices a sweep that does not send again what is overdue', async () => {
    const engine = engineWith((services) => {
      const { dueIndex } = services;
      if (dueIndex === undefined) return services;
      const query: typeof dueIndex.query = async (shard, from, ...rest) =>
        from === 0 ? [] : dueIndex.query(shard, from, ...rest);
      return { ...services, dueIndex: { ...dueIndex, query } };
    });
    expect(await brokenBy(engine, ['message-lost'])).not.toEqual([]);
  });

  test('notices an engine that carries a repeated command out again', async () => {
    const again: Engine = {
      ...ENGINE,
      runCommand: (services, id, command, options) =>
        ENGINE.runCommand(services, id, command, { ...options, fresh: true }).then((outcome) =>
          outcome.ok && outcome.repeated
            ? ENGINE.runCommand(services, id, { ...command, commandId: `${command.commandId}.2` }, options)
            : outcome,
        ),
    };
    expect(await brokenBy(again, ['answer-lost'])).not.toEqual([]);
  });
});
