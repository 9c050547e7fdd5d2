import type { AddressInfo } from 'node:net';
import { workerData } from 'node:worker_threads';
import dynalite from 'dynalite';
import { serveEngine } from './serve-engine.ts';

const server = dynalite({ path: (workerData as { path: string }).path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
// Clients keep their connections; closing one under a client that is about to use it would cost it a retry.
server.keepAliveTimeout = 60_000;

serveEngine({
  start: () =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    }),
  stop: () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
});
