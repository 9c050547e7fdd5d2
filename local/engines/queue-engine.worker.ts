import { workerData } from 'node:worker_threads';
import { openQueueEngine } from './fauxqs.ts';
import { serveEngine } from './serve-engine.ts';

const engine = await openQueueEngine((workerData as { path: string }).path);

serveEngine({ start: engine.start, ensure: engine.ensure, backlog: engine.backlog, stop: engine.stop });
