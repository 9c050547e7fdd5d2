/**
 * The use cases over the real stores on one table, on a clock that is moved by hand: every request of theirs to the table can be
 * counted. What leaves the platform stays in memory.
 */
import { createHandler as createWake } from '../../../functions/wake/handler.ts';
import { openTicket } from '../../../shared/app/open-ticket.ts';
import type { Now } from '../../../shared/app/ports.ts';
import { type Outcome, runCommand } from '../../../shared/app/run-command.ts';
import type { Services } from '../../../shared/app/services.ts';
import { createConfigurationStore } from '../../../shared/aws/configuration-store.ts';
import { createCorrelations } from '../../../shared/aws/correlations.ts';
import { createDueIndex } from '../../../shared/aws/due-index.ts';
import { createMessageStore } from '../../../shared/aws/message-store.ts';
import { createReceiptStore } from '../../../shared/aws/receipt-store.ts';
import type { Table } from '../../../shared/aws/table.ts';
import { createTicketStore } from '../../../shared/aws/ticket-store.ts';
import { loadConfiguration } from '../../../shared/config/load-configuration.ts';
import type { Command, CommandBody } from '../../../shared/core/command.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { createInMemoryServices } from '../../support/in-memory/services.ts';
import { sqsEvent } from '../../support/lambda-events.ts';
import { COMPANY } from './bench-platform.ts';

export type MeteredWorld = {
  readonly mails: () => number;
  open(draft: Parameters<typeof openTicket>[1]): Promise<string>;
  /** A command, stored with its text first where it brings one. */
  command(ticketId: string, body: CommandBody, by: Command['by'], text?: string): Promise<void>;
  /** Handles the wakes that have arrived. */
  wake(): Promise<void>;
  /** A wake that arrives at its instant. */
  fire(ticketId: string): Promise<void>;
  moveTo(at: Instant): void;
  /** When the ticket is next due. */
  dueAt(ticketId: string): Promise<Instant>;
};

export async function createMeteredWorld(table: Table, start: Instant): Promise<MeteredWorld> {
  let now = start;
  const { services, mailer, queue } = servicesOn(table, () => now);
  await services.configuration.apply(configuration());
  let commands = 0;
  return {
    mails: () => mailer.sent.length,
    open: async (draft) => {
      const outcome = await openTicket(services, draft, {
        by: 'webhook:monitoring',
        key: 'alert-1',
        commandId: 'open000000000000.00000000',
      });
      return accepted(outcome).stored.id;
    },
    command: async (ticketId, body, by, text) => {
      commands += 1;
      const message = { id: `message${commands}`, ticketId, at: now, direction: 'internal', channel: 'api', author: by } as const;
      const beforeCommit = async () => (text === undefined ? undefined : services.messages.save({ ...message, text }));
      accepted(
        await runCommand(
          services,
          ticketId,
          { ...body, by, commandId: `command000000000${commands}.00000000` },
          { beforeCommit },
        ),
      );
    },
    wake: async () => {
      await createWake(services)(sqsEvent(queue.receive()));
    },
    fire: async (ticketId) => {
      await createWake(services)(sqsEvent([{ v: 1, ticketId, dueAt: now }]));
    },
    moveTo: (at) => {
      now = at;
    },
    dueAt: async (ticketId) => (await services.tickets.load(ticketId))?.dueAt ?? Number.NaN,
  };
}

function servicesOn(table: Table, now: Now) {
  const { services, mailer, queue } = createInMemoryServices({ now });
  const onTable: Services = {
    ...services,
    tickets: createTicketStore(table),
    dueIndex: createDueIndex(table),
    messages: createMessageStore({ table, blobs: services.blobs }),
    receipts: createReceiptStore(table),
    correlations: createCorrelations({ table, now }),
    configuration: createConfigurationStore({ table }),
    log: { ...services.log, error: fail },
  };
  return { services: onTable, mailer, queue };
}

/** The company of the benchmark, whose agents may close what nobody has confirmed: a machine confirms nothing. */
function configuration() {
  const loaded = loadConfiguration(COMPANY);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.errors));
  const { policySet } = loaded.draft;
  return { ...loaded.draft, policySet: { ...policySet, closing: { ...policySet.closing, requireConfirmation: false } } };
}

function accepted(outcome: Outcome): Extract<Outcome, { ok: true }> {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.rejection)}`);
  return outcome;
}

function fail(message: string, fields: object = {}): never {
  throw new Error(`${message} ${JSON.stringify(fields)}`);
}
