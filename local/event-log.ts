import { closeSync, openSync, writeSync } from 'node:fs';
import type { DeliveredEvent } from './aws-endpoint/event-bridge.ts';

/** What was put on the bus: all of it in a file, the newest at hand. */
export type EventLog = {
  add(event: DeliveredEvent): void;
  /** Newest last; since the start. */
  recent(): readonly DeliveredEvent[];
  close(): void;
};

const AT_HAND = 1_000;

/** @param file JSON lines, one an event */
export function openEventLog(file: string): EventLog {
  const events: DeliveredEvent[] = [];
  const fd = openSync(file, 'a');
  return {
    add: (event) => {
      writeSync(fd, `${JSON.stringify(event)}\n`);
      events.push(event);
      if (events.length > AT_HAND) events.shift();
    },
    recent: () => events,
    close: () => closeSync(fd),
  };
}
