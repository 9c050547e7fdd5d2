/** A thread that runs the seeds it is handed, one after the other, and hands back a report of each. */
import { parentPort } from 'node:worker_threads';
import { type Settings, simulateSeed } from './run.ts';

parentPort?.on('message', (settings: Settings) => {
  void simulateSeed(settings).then((report) => parentPort?.postMessage({ ...report, struck: [], mishaps: [], histories: [] }));
});
