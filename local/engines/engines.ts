import type { LocalResources } from '../../infra/resources/local-resources.ts';
import { startEngine } from './engine-host.ts';
import { ensureTable } from './ensure-table.ts';
import type { Backlog } from './fauxqs.ts';

/** The embedded engines in place of DynamoDB, SQS and S3, each in a thread of its own. */
export type Engines = {
  readonly tables: string;
  /** Queues and buckets have one address. */
  readonly queues: string;
  /** Makes what the CDK app asks for. */
  ensure(resources: LocalResources): Promise<void>;
  backlog(): Promise<Backlog>;
  stop(): Promise<void>;
};

/** @param folder gives a path in the data folder */
export async function startEngines(folder: (name: string) => string, onFailure: (error: Error) => void): Promise<Engines> {
  const tables = startEngine(new URL('./table-engine.worker.ts', import.meta.url), { path: folder('tables') }, onFailure);
  const queues = startEngine(new URL('./queue-engine.worker.ts', import.meta.url), { path: folder('queues') }, onFailure);
  const stop = async (): Promise<void> => {
    await Promise.all([tables.stop(), queues.stop()]);
  };
  try {
    const [tablePort, queuePort] = await Promise.all([tables.call<number>('start'), queues.call<number>('start')]);
    return {
      tables: `http://127.0.0.1:${tablePort}`,
      queues: `http://127.0.0.1:${queuePort}`,
      ensure: async ({ table, queues: wanted, buckets }) => {
        await Promise.all([ensureTable(table, folder('')), queues.call('ensure', { queues: wanted, buckets })]);
      },
      backlog: () => queues.call<Backlog>('backlog'),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
