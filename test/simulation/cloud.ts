/** What runs by itself: workers on the wake queue, the tick of each minute, the auditor of each day, and the outage of everything. */
import { type DurationMs, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../shared/core/instant.ts';
import { sqsEvent } from '../support/lambda-events.ts';
import type { Stream } from './chances.ts';
import type { Deployment } from './deployment.ts';
import type { Engine } from './engine.ts';
import { createMachine, type Grid, type Machine } from './machine.ts';
import type { Delivery, SimulatedQueue } from './wake-queue.ts';
import { VISIBILITY_MS } from './wake-queue.ts';

/** After this Lambda kills a worker. */
const WORKER_TIMEOUT_MS: DurationMs = 30 * SECOND_MS;
const CLOCK_STEP_MS: DurationMs = 2 * SECOND_MS;
const API_MACHINES = 3;

type Worker = { machine: Machine; handle: ReturnType<Engine['createWake']>; isBusy: boolean };

export type Cloud = {
  receive(batch: readonly Delivery[]): void;
  apiMachine(): Machine;
  /** Runs the ticks and the auditor until then. */
  tickUntil(end: Instant): void;
  /** Kills every machine; none comes up until then. */
  fail(until: Instant): void;
  newMachine(): Machine;
};

export type CloudParts = {
  readonly grid: Grid;
  readonly chance: Stream;
  readonly deployment: Deployment;
  readonly queue: () => SimulatedQueue;
  readonly entityOf: (ticketId: string) => number;
  /** Whether a tick at that time finds anything to do; one that does not is left out. */
  readonly hasWork: (now: Instant) => boolean;
  readonly outage: { until: Instant };
};

export function createCloud({ grid, chance, deployment, queue, entityOf, hasWork, outage }: CloudParts): Cloud {
  const { scheduler, faults } = grid;
  const workers: Worker[] = [];
  const machines: Machine[] = [];
  const apis: Machine[] = [];

  const clockError = (): DurationMs =>
    faults.strikes('clock-steps', 0) ? Math.floor((chance.next(0) * 2 - 1) * CLOCK_STEP_MS) : 0;
  const newMachine = (release = deployment.release()): Machine => {
    const machine = createMachine(grid, release, clockError());
    machines.push(machine);
    return machine;
  };
  const hire = (): Worker => {
    const idle = workers.find(({ isBusy }) => !isBusy);
    const release = deployment.release();
    if (idle !== undefined) {
      if (!idle.machine.isAlive() || idle.machine.release !== release) Object.assign(idle, equip(newMachine(release)));
      else if (grid.faults.rates['clock-steps'] !== undefined)
        idle.machine.clockErrorMs = clockError() || idle.machine.clockErrorMs;
      return idle;
    }
    const worker: Worker = { ...equip(newMachine(release)), isBusy: false };
    workers.push(worker);
    return worker;
  };
  const equip = (machine: Machine) => ({ machine, handle: machine.release.engine.createWake(machine.services) });

  const receive = (batch: readonly Delivery[]): void => {
    if (scheduler.now() < outage.until) {
      // Nobody polls: the messages stay where they are.
      scheduler.at(outage.until + 1 + Math.floor(chance.next(0) * SECOND_MS), () => receive(batch));
      return;
    }
    const worker = hire();
    worker.isBusy = true;
    const { machine } = worker;
    let isOver = false;
    const giveBack = (deliveries: readonly Delivery[]): void => {
      if (isOver) return;
      isOver = true;
      worker.isBusy = false;
      machine.onDeath = undefined;
      for (const { message } of deliveries) grid.disturb(entityOf(message.ticketId), scheduler.now() + VISIBILITY_MS);
      queue().giveBack(deliveries);
    };
    machine.onDeath = () => giveBack(batch);
    scheduler.after(WORKER_TIMEOUT_MS, () => (isOver ? undefined : machine.die()));
    worker.handle(sqsEvent(batch.map(({ message }) => message))).then(
      ({ batchItemFailures }) =>
        giveBack(
          batch.filter((_, index) => batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === `message-${index}`)),
        ),
      () => giveBack(batch),
    );
  };

  const apiMachine = (): Machine => {
    const index = Math.floor(chance.next(0) * API_MACHINES);
    const known = apis[index];
    const release = deployment.release();
    if (known?.isAlive() && known.release === release) return known;
    const machine = newMachine(release);
    apis[index] = machine;
    return machine;
  };

  let lostInARow = 0;
  const lose = () => {
    lostInARow += 1;
    grid.tickLost();
    // One tick may be lost without anybody being late for it; of two in a row the next one but one is the first to see to it.
    if (lostInARow > 1) grid.disturb(0, scheduler.now() + 2 * MINUTE_MS);
  };
  const sweepOnce = (): void => {
    const machine = newMachine();
    machine.onDeath = lose;
    const sweep = machine.release.engine.createSweep(machine.services);
    sweep().then(
      () => {
        lostInARow = 0;
      },
      () => lose(),
    );
  };
  const tick = () => {
    if (scheduler.now() < outage.until || !hasWork(scheduler.now())) return;
    if (faults.strikes('sweep-lost', 0)) return lose();
    sweepOnce();
    if (faults.strikes('sweep-doubled', 0)) scheduler.after(Math.floor(chance.next(0) * SECOND_MS), sweepOnce);
  };
  const audit = (): void => {
    if (scheduler.now() < outage.until) return;
    const { release, services } = newMachine();
    release.engine.audit(services).catch(() => undefined);
  };
  const tickUntil = (end: Instant): void => {
    const first = Math.ceil(scheduler.now() / MINUTE_MS) * MINUTE_MS;
    // EventBridge keeps to the minute, not to the second.
    const next = (minute: Instant): void => {
      if (minute > end) return;
      scheduler.at(minute + Math.floor(chance.next(0) * 59 * SECOND_MS), tick);
      if (minute % (6 * HOUR_MS) === 0) scheduler.at(minute, audit);
      scheduler.at(minute + MINUTE_MS, () => next(minute + MINUTE_MS));
    };
    next(first);
  };
  const fail = (until: Instant): void => {
    outage.until = until;
    for (const machine of machines.splice(0)) machine.die();
  };
  return { receive, apiMachine, tickUntil, fail, newMachine };
}
