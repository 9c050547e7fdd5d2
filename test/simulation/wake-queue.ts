/** The wake queue as SQS is: at least once, in no order, late by whole seconds rounded down, and back again when a worker dies with it. */
import type { WakeMessage, WakeQueue } from '../../shared/app/ports.ts';
import { type DurationMs, MINUTE_MS, SECOND_MS } from '../../shared/core/instant.ts';
import type { Stream } from './chances.ts';
import type { Faults } from './faults.ts';
import type { Scheduler } from './scheduler.ts';

export type Delivery = { readonly message: WakeMessage; receives: number };

export type SimulatedQueue = WakeQueue & {
  /** What the worker did not do comes back after the visibility timeout, until it has come too often. */
  giveBack(deliveries: readonly Delivery[]): void;
};

type Surroundings = {
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly chance: Stream;
  readonly entityOf: (ticketId: string) => number;
  readonly disturb: (entity: number) => void;
  /** Takes a batch of at most ten. */
  readonly receive: (batch: readonly Delivery[]) => void;
};

const BATCH = 10;
const MAX_DELAY_S = 900;
/** `TO_RECEIVE_MS` of the adapter. */
const TO_RECEIVE_MS = 250;
/** Six times the timeout of the worker. */
export const VISIBILITY_MS: DurationMs = 3 * MINUTE_MS;
const MOST_RECEIVES = 3;
const LONGEST_DELAY_MS = 10 * MINUTE_MS;

export function createWakeQueue(world: Surroundings): SimulatedQueue {
  const { scheduler, faults, chance, disturb } = world;
  const visible: Delivery[] = [];
  let isPolled = false;
  const poll = (): void => {
    isPolled = false;
    while (visible.length > 0) {
      // No order: whoever is taken is drawn.
      const first = Math.floor(chance.next(0) * visible.length);
      world.receive(visible.splice(Math.min(first, Math.max(0, visible.length - BATCH)), BATCH));
    }
  };
  const show = (delivery: Delivery): void => {
    visible.push(delivery);
    if (isPolled) return;
    isPolled = true;
    scheduler.after(1 + Math.floor(chance.next(0) * 30), poll);
  };
  const send = (message: WakeMessage, delayMs: DurationMs) => {
    const entity = world.entityOf(message.ticketId);
    if (faults.strikes('message-lost', entity)) return disturb(entity);
    const seconds = Math.min(MAX_DELAY_S, Math.max(0, Math.floor((delayMs - TO_RECEIVE_MS) / SECOND_MS)));
    const isLate = faults.strikes('message-delayed', entity);
    if (isLate) disturb(entity);
    const lateMs = isLate ? Math.floor(chance.next(entity) * LONGEST_DELAY_MS) : 5 + Math.floor(chance.next(entity) * 40);
    const copies = faults.strikes('message-doubled', entity) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      scheduler.after(seconds * SECOND_MS + lateMs * (copy + 1), () => show({ message, receives: 0 }));
    }
  };
  return {
    send: async (messages) => {
      for (const { message, delayMs } of messages) send(message, delayMs);
    },
    giveBack: (deliveries) => {
      for (const delivery of deliveries) {
        delivery.receives += 1;
        if (delivery.receives < MOST_RECEIVES) scheduler.after(VISIBILITY_MS, () => show(delivery));
      }
    },
  };
}
