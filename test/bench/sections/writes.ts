/**
 * Write units of one ticket's whole life: an alert that a monitoring system opens, three updates by staff, three timers with their
 * mails, and its end. Through the real use cases and stores, on DynamoDB Local, with both indexes counted.
 */
import { startDynamoDbLocal, whyNoDynamoDbLocal } from '../../support/engines/dynamo-db-local.ts';
import { createMeteredWorld, type MeteredWorld } from '../support/metered-world.ts';
import { type Cost, type Meter, meterOf, sumOf } from '../support/metering.ts';
import { figure } from '../support/print.ts';
import type { Report, RunOptions, Section } from '../support/section.ts';

const AIM_WRITE_UNITS = 40;
const START = Date.parse('2026-03-02T09:00:00Z');

export const writes: Section = { name: 'writes', title: "Write units of one ticket's life", run };

async function run({ progress }: RunOptions): Promise<Report> {
  const reason = whyNoDynamoDbLocal();
  if (reason !== undefined) return skipped(reason);
  progress('starting DynamoDB Local');
  const engine = await startDynamoDbLocal();
  try {
    const meter = meterOf(engine);
    const world = await createMeteredWorld(await engine.createTable(), START);
    const steps = await live(world, meter);
    return report(steps, world.mails());
  } finally {
    await engine.stop();
  }
}

type Step = { readonly what: string; readonly cost: Cost };

async function live(world: MeteredWorld, meter: Meter): Promise<readonly Step[]> {
  const steps: Step[] = [];
  const step = async (what: string, work: () => Promise<unknown>) => {
    steps.push({ what, cost: await meter.measure(work) });
  };
  const update = async (what: string, ...command: Parameters<MeteredWorld['command']>) => {
    await step(what, () => world.command(...command));
    await step('· its event', world.wake);
  };
  let id = '';
  await step('opened by an alert, with its text', async () => {
    id = await world.open(ALERT);
  });
  await step('· its event', world.wake);
  await update('assigned', id, { type: 'assign', assignee: 'ann' }, 'agent:ann');
  await timer(world, id, step, 'warning');
  await update('priority raised', id, { type: 'change-priority', priority: 'P2' }, 'agent:ann');
  await timer(world, id, step, 'breach and escalation');
  await update('note, with its text', id, { type: 'note', message: 'message3' }, 'agent:ann', 'The second disk has failed too.');
  await timer(world, id, step, 'escalation to the manager');
  await update('closed', id, { type: 'close' }, 'agent:ann');
  return steps;
}

const ALERT = {
  subject: 'Disk array on db-3 is degraded',
  description: 'Slot 4 reports 214 uncorrectable errors; the hot spare has taken over. Rebuild expected to take three hours.',
  requester: { email: 'monitoring@acme.example', name: 'Monitoring' },
  muted: true,
  channel: 'webhook',
  team: 'service',
  category: 'storage',
  tags: ['db-3', 'raid'],
} as const;

async function timer(
  world: MeteredWorld,
  id: string,
  step: (what: string, work: () => Promise<unknown>) => Promise<void>,
  what: string,
): Promise<void> {
  const before = world.mails();
  world.moveTo(await world.dueAt(id));
  await step(`timer and mail: ${what}`, () => world.fire(id));
  // Who is told by the level, and the owner where that is somebody else.
  if (world.mails() === before) throw new Error(`${what}: no mail went out`);
}

const COLUMNS = ['ticket', 'due index', 'list index', 'changed index', 'message', 'receipt', 'mail id'];

function report(steps: readonly Step[], mails: number): Report {
  const all = sumOf(steps.map(({ cost }) => cost));
  const row = (what: string, { requests, writes: by, writeUnits, readUnits }: Cost) => [
    what,
    requests,
    readUnits,
    ...COLUMNS.map((column) => by[column] ?? 0),
    writeUnits,
  ];
  return {
    tables: [
      {
        head: ['step', 'requests', 'read units', ...COLUMNS, 'write units'],
        rows: [...steps.map(({ what, cost }) => row(what, cost)), row('whole life', all)],
      },
    ],
    aims: [
      {
        what: 'open, three updates, three timers with their mails, close',
        aim: `≤ ${AIM_WRITE_UNITS} write units`,
        measured: `${figure(all.writeUnits)} write units, ${figure(all.readUnits)} read units, with ${mails} mails`,
        met: all.writeUnits <= AIM_WRITE_UNITS,
      },
    ],
  };
}

function skipped(reason: string): Report {
  return {
    tables: [],
    aims: [
      {
        what: 'open, three updates, three timers, three mails, close',
        aim: `≤ ${AIM_WRITE_UNITS} write units`,
        measured: `only DynamoDB Local counts what indexes take, and ${reason}`,
        met: undefined,
      },
    ],
  };
}
