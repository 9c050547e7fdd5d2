/**
 * One process: its clock, and its wires to the services. Between any two of its steps it may die, and then nothing that it would have
 * done happens any more, except for what was on the wire already. Every request takes time, takes effect at some moment of it, and may
 * be refused, or remain without an answer.
 */
import { RetryableError } from '../../shared/app/errors.ts';
import type { Services } from '../../shared/app/services.ts';
import { type DurationMs, type Instant, SECOND_MS } from '../../shared/core/instant.ts';
import type { Stream } from './chances.ts';
import type { Faults } from './faults.ts';
import type { Release } from './release.ts';
import type { Scheduler } from './scheduler.ts';
import { guardSchema, type Schemas } from './schema-guard.ts';

export type Machine = {
  /** The code that it runs. */
  readonly release: Release;
  readonly services: Services;
  readonly isAlive: () => boolean;
  /** How many requests each ticket waits for. */
  readonly underWay: Map<number, number>;
  /** What is told of its death, once. */
  onDeath: (() => void) | undefined;
  die(): void;
  /** How far its clock is ahead of the true time. */
  clockErrorMs: DurationMs;
};

/** What machines share. */
export type Grid = {
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  /** How long requests take, and when in that time they take effect. */
  readonly latency: Stream;
  readonly chance: Stream;
  /** The services themselves, which answer at once and never fail. */
  readonly services: Services;
  readonly schemas: Schemas;
  /** Number of the ticket that a request is about; 0 for none. */
  readonly entityOf: (args: readonly unknown[]) => number;
  /** Something went wrong for a ticket that may make it late, now and until then. */
  readonly disturb: (entity: number, until?: Instant) => void;
  /** A tick did not do all that it was to do. */
  readonly tickLost: () => void;
  /** While everything is down, no request is answered. */
  readonly isDown: () => boolean;
};

const NEVER = new Promise<never>(() => {});
/** What the SDK gives up after. */
const SILENCE_MS = 5 * SECOND_MS;

type Wire = 'store' | 'mail' | 'bus' | 'queue';

export function createMachine(grid: Grid, release: Release, clockErrorMs: DurationMs): Machine {
  const { scheduler, services } = grid;
  let alive = true;
  const underWay = new Map<number, number>();
  const machine: Machine = {
    release,
    isAlive: () => alive,
    underWay,
    onDeath: undefined,
    clockErrorMs,
    die: () => {
      if (!alive) return;
      alive = false;
      // Whatever was being done for them stays half done.
      for (const entity of underWay.keys()) disturb(grid, entity);
      machine.onDeath?.();
    },
    get services() {
      return wired;
    },
  };
  const wired = wire(grid, machine);
  return machine;

  function wire(on: Grid, self: Machine): Services {
    const onRefused = (ticketId: string) => disturb(on, on.entityOf([ticketId]));
    const through = <P extends object>(port: P, kind: Wire): P =>
      rewired(port, (name, args, run) =>
        request(on, self, { kind, name, args, run }).catch((error: unknown) => {
          throw release.translate(error);
        }),
      );
    return {
      ...services,
      now: () => scheduler.now() + self.clockErrorMs,
      wait: (ms) => sleep(ms),
      chance: () => on.chance.next(0),
      tickets: through(guardSchema(services.tickets, { schema: release.schema, schemas: on.schemas, onRefused }), 'store'),
      dueIndex: through(services.dueIndex, 'store'),
      messages: through(services.messages, 'store'),
      receipts: through(services.receipts, 'store'),
      correlations: through(services.correlations, 'store'),
      wakeQueue: through(services.wakeQueue, 'queue'),
      mailer: through(services.mailer, 'mail'),
      bus: through(services.bus, 'bus'),
    };
  }

  function sleep(ms: DurationMs): Promise<void> {
    return new Promise((resolve) => scheduler.after(ms, () => (alive ? resolve() : undefined)));
  }
}

type Call = (name: string, args: readonly unknown[], run: () => Promise<unknown>) => Promise<unknown>;

function rewired<P extends object>(port: P, call: Call): P {
  const methods = Object.entries(port).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'function'
      ? (...args: readonly unknown[]) => call(name, args, () => Reflect.apply(value, port, args) as Promise<unknown>)
      : value,
  ]);
  return Object.fromEntries(methods) as P;
}

type Request = {
  readonly kind: Wire;
  readonly name: string;
  readonly args: readonly unknown[];
  readonly run: () => Promise<unknown>;
};

function request(grid: Grid, machine: Machine, asked: Request): Promise<unknown> {
  if (!machine.isAlive()) return NEVER;
  const { faults, scheduler } = grid;
  const entity = grid.entityOf(asked.args);
  if (grid.isDown()) return refuse(grid, machine, new RetryableError(`${asked.name}: nothing answers`), 50);
  if (faults.strikes('worker-crashes', entity)) {
    disturb(grid, entity);
    const isSent = grid.latency.next(entity) < 0.5;
    machine.die();
    if (isSent) asked.run().catch(ignore);
    return NEVER;
  }
  const failure = failureOf(grid, asked, entity);
  if (failure !== undefined) {
    for (const one of entitiesOf(grid, asked)) disturb(grid, one);
    if (failure.happens) asked.run().catch(ignore);
    return refuse(
      grid,
      machine,
      failure.error,
      failure.error instanceof RetryableError && failure.error.outcomeUnknown ? SILENCE_MS : 10,
    );
  }
  const isAnswerLost = asked.name === 'commit' && faults.strikes('answer-lost', entity);
  const draw = grid.latency.next(entity);
  // A request takes effect when it is sent, or when its answer comes: whoever is between the two is overtaken.
  const atOnce = draw < 0.5 || isAnswerLost;
  const ms = latencyOf(grid, entity, draw);
  count(machine, entity, 1);
  return new Promise((resolve, reject) => {
    const answer = atOnce ? asked.run() : undefined;
    answer?.catch(ignore);
    scheduler.after(ms, () => {
      count(machine, entity, -1);
      const result = answer ?? asked.run();
      result.catch(ignore);
      if (!machine.isAlive()) return;
      if (isAnswerLost) askAgain(grid, asked, result).then(resolve, reject);
      else result.then(resolve, reject);
    });
  });
}

const ignore = () => undefined;

/** What concerns no ticket in particular makes none late by itself: the tick sees to that. */
function disturb(grid: Grid, entity: number): void {
  if (entity > 0) grid.disturb(entity);
}

/** All tickets that wait for a request: of messages there are many in one. */
function entitiesOf({ entityOf }: Grid, { kind, args }: Request): readonly number[] {
  const [first] = args;
  return kind === 'queue' && Array.isArray(first) ? first.map((one) => entityOf([[one]])) : [entityOf(args)];
}

function count({ underWay }: Machine, entity: number, change: 1 | -1): void {
  const left = (underWay.get(entity) ?? 0) + change;
  if (left > 0) underWay.set(entity, left);
  else underWay.delete(entity);
}

function refuse(grid: Grid, machine: Machine, error: Error, ms: DurationMs): Promise<never> {
  return new Promise((_, reject) => grid.scheduler.after(ms, () => (machine.isAlive() ? reject(error) : undefined)));
}

/** Mostly some milliseconds. */
function latencyOf({ faults }: Grid, entity: number, draw: number): DurationMs {
  const ms = 1 + Math.floor(((draw * 2) % 1) * 12);
  return faults.strikes('slow-request', entity) ? ms * 200 : ms;
}

/** The answer to a write got lost, and the SDK asks again: it finds its own write, unless somebody has built on it since. */
async function askAgain({ services }: Grid, { args }: Request, result: Promise<unknown>): Promise<unknown> {
  const [ticket] = args as Parameters<Services['tickets']['commit']>;
  if ((await result) !== 'committed') return 'conflict';
  return (await services.tickets.load(ticket.id))?.revision === ticket.revision ? 'committed' : 'conflict';
}

type Failure = { readonly error: Error; readonly happens: boolean };

function failureOf(grid: Grid, { kind, name }: Request, entity: number): Failure | undefined {
  const { faults } = grid;
  const refused = (): Failure => ({ error: new RetryableError(`${name}: throttled`), happens: false });
  const silent = (): Failure => ({
    error: new RetryableError(`${name}: no answer`, { outcomeUnknown: true }),
    happens: grid.latency.next(entity) < 0.5,
  });
  switch (kind) {
    case 'store':
      if (faults.strikes('store-throttles', entity)) return refused();
      return faults.strikes('store-silent', entity) ? silent() : undefined;
    case 'mail':
      if (faults.strikes('mail-throttled', entity)) return refused();
      return faults.strikes('mail-silent', entity) ? silent() : undefined;
    case 'bus':
      return faults.strikes('bus-fails', entity) ? silent() : undefined;
    case 'queue':
      return faults.strikes('queue-refuses', entity) ? silent() : undefined;
  }
}
