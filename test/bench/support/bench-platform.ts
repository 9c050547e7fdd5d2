/** A platform of its own for a measurement, in a process of its own, with the company of `company.yaml`. */
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import type { Table } from '../../../shared/aws/table.ts';
import { engineSettings } from '../../support/engines/table-engine.ts';
import type { Started, Usage } from '../children/platform.child.ts';
import { startRemote } from './remote.ts';

export const COMPANY = fileURLToPath(new URL('./company.yaml', import.meta.url));

export type BenchPlatform = Started & {
  readonly pid: number;
  /** The platform's own table, on its own engine. */
  readonly table: Table;
  /** Mails that were captured so far; counted from the file, so that looking costs the platform nothing. */
  mails(): number;
  events(): number;
  usage(): Promise<Usage>;
  latenesses(): Promise<readonly number[]>;
  stop(): Promise<void>;
};

/** @param held nothing is taken from the queues: wakes pile up, so that no mail and no event goes out */
export async function startBenchPlatform(data: string, { held = false, config = COMPANY } = {}): Promise<BenchPlatform> {
  const remote = startRemote(new URL('../children/platform.child.ts', import.meta.url));
  const started = await remote.call<Started>('start', { data, config, held });
  const dynamo = new DynamoDBClient(engineSettings(started.engine));
  const { TableNames: [name = ''] = [] } = await dynamo.send(new ListTablesCommand({}));
  const mails = lineCounter(join(data, 'mail.jsonl'));
  const events = lineCounter(join(data, 'events.jsonl'));
  return {
    ...started,
    pid: remote.pid,
    table: { dynamo, name },
    mails: mails.count,
    events: events.count,
    usage: () => remote.call<Usage>('usage'),
    latenesses: () => remote.call<readonly number[]>('latenesses'),
    stop: async () => {
      for (const counter of [mails, events]) counter.close();
      dynamo.destroy();
      await remote.stop();
    },
  };
}

/** Looks again every few milliseconds. @throws after so long without any progress that there will be none */
export async function waitUntil(count: () => number | Promise<number>, atLeast: number, patienceMs = 60_000): Promise<void> {
  let best = -1;
  let giveUpAt = Number.POSITIVE_INFINITY;
  for (let now = await count(); now < atLeast; now = await count()) {
    if (now > best) giveUpAt = performance.now() + patienceMs;
    best = Math.max(best, now);
    if (performance.now() > giveUpAt)
      throw new Error(`still ${now} of ${atLeast} after ${patienceMs / 1_000} s without progress`);
    await sleep(5);
  }
}

const PIECE_BYTES = 1 << 20;
const NEWLINE = 10;

/** Counts the lines of a file that only grows, reading each byte once. */
function lineCounter(file: string): { count(): number; close(): void } {
  const fd = openSync(file, 'a+');
  const piece = Buffer.alloc(PIECE_BYTES);
  let position = 0;
  let lines = 0;
  return {
    count: () => {
      for (
        let read = readSync(fd, piece, 0, PIECE_BYTES, position);
        read > 0;
        read = readSync(fd, piece, 0, PIECE_BYTES, position)
      ) {
        position += read;
        for (let at = piece.indexOf(NEWLINE); at >= 0 && at < read; at = piece.indexOf(NEWLINE, at + 1)) lines += 1;
      }
      return lines;
    },
    close: () => closeSync(fd),
  };
}
