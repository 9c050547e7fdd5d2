import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { QueueDefinition } from '../../infra/resources/local-resources.ts';
import { queueArn, queueUrl } from '../names.ts';
import { type Hooks, honourSignedLinks } from './signed-links.ts';

/** What waits in a queue: `ready` could be received now, `inFlight` has been received and is neither deleted nor visible again. */
export type Backlog = { readonly [queue: string]: { readonly ready: number; readonly inFlight: number } };

export type QueueEngine = {
  /** Listens on loopback. @returns the port */
  start(): Promise<number>;
  /** Makes what is missing and brings attributes up to date. */
  ensure(wanted: { readonly queues: readonly QueueDefinition[]; readonly buckets: readonly string[] }): void;
  backlog(): Backlog;
  stop(): Promise<void>;
};

/** A mail may have 40 MB, and so may an attachment; the engine's own limit is 11. */
const MAX_OBJECT_BYTES = 64 * 1024 * 1024;

/**
 * Wires fauxqs from its parts instead of by `startFauxqs`, which listens on every interface, refuses objects over 11 MB
 * and flushes to the disk at each of the three writes that a message costs. A process that is killed loses nothing either way:
 * what is written is with the operating system.
 */
export async function openQueueEngine(folder: string): Promise<QueueEngine> {
  mkdirSync(folder, { recursive: true });
  releaseInFlight(join(folder, 'fauxqs.db'));
  const parts = await loadParts();
  const stores = { sqsStore: new parts.SqsStore(), snsStore: new parts.SnsStore(), s3Store: new parts.S3Store() };
  const persistence = new parts.PersistenceManager(folder);
  persistence.db.exec('PRAGMA synchronous = NORMAL');
  persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store);
  for (const part of [...Object.values(stores), ...stores.sqsStore.allQueues()]) part.persistence = persistence;
  const app = parts.buildApp({ logger: false, defaultRegion: REGION, stores });
  acceptLargeObjects(app);
  honourSignedLinks(app);
  let port = 0;
  return {
    start: async () => {
      await app.listen({ port: 0, host: '127.0.0.1' });
      port = (app.server.address() as AddressInfo).port;
      return port;
    },
    ensure: ({ queues, buckets }) => {
      for (const queue of queues) ensureQueue(stores.sqsStore, queue, port);
      for (const name of buckets) if (!stores.s3Store.hasBucket(name)) stores.s3Store.createBucket(name);
    },
    backlog: () => backlogOf(stores.sqsStore),
    stop: async () => {
      stores.sqsStore.shutdown();
      await app.close();
      persistence.close();
    },
  };
}

const REGION = 'us-east-1';

/** Whoever had received a message is gone with the last process: waiting out the visibility timeout would only cost time. */
function releaseInFlight(file: string): void {
  const db = new DatabaseSync(file);
  const known = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'sqs_messages'").get();
  if (known !== undefined) db.exec('UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL');
  db.close();
}

function acceptLargeObjects(app: App): void {
  app.removeContentTypeParser('*');
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_OBJECT_BYTES }, (_request, body, done) => done(null, body));
}

function ensureQueue(store: SqsStore, definition: QueueDefinition, port: number): void {
  const { name } = definition;
  const attributes = attributesOf(definition);
  const existing = store.getQueueByName(name);
  if (existing === undefined) store.createQueue(name, queueUrl(`http://127.0.0.1:${port}`, name), queueArn(name), attributes);
  else existing.setAttributes(attributes);
}

function attributesOf({ visibilityTimeoutSeconds, retentionSeconds, redrive }: QueueDefinition): {
  readonly [name: string]: string;
} {
  const policy =
    redrive &&
    JSON.stringify({ deadLetterTargetArn: queueArn(redrive.deadLetterQueue), maxReceiveCount: redrive.maxReceiveCount });
  return {
    VisibilityTimeout: String(visibilityTimeoutSeconds),
    MessageRetentionPeriod: String(retentionSeconds),
    ...(policy === undefined ? {} : { RedrivePolicy: policy }),
  };
}

function backlogOf(store: SqsStore): Backlog {
  const entries = [...store.allQueues()].map((queue) => {
    queue.processTimers();
    return [queue.name, { ready: queue.messages.length, inFlight: queue.inflightMessages.size }] as const;
  });
  return Object.fromEntries(entries);
}

// The engine exports no types for these.
type Persistent = { persistence?: object };
type SqsQueue = Persistent & {
  readonly name: string;
  readonly messages: readonly unknown[];
  readonly inflightMessages: ReadonlyMap<string, unknown>;
  setAttributes(attributes: { readonly [name: string]: string }): void;
  processTimers(): void;
};
type SqsStore = Persistent & {
  allQueues(): Iterable<SqsQueue>;
  getQueueByName(name: string): SqsQueue | undefined;
  createQueue(name: string, url: string, arn: string, attributes: { readonly [name: string]: string }): SqsQueue;
  shutdown(): void;
};
type S3Store = Persistent & { hasBucket(name: string): boolean; createBucket(name: string): void };
type Stores = { readonly sqsStore: SqsStore; readonly snsStore: Persistent; readonly s3Store: S3Store };
type Parser = (request: unknown, body: Buffer, done: (error: null, body: Buffer) => void) => void;
type App = Hooks & {
  readonly server: { address(): unknown };
  listen(at: { readonly port: number; readonly host: string }): Promise<string>;
  removeContentTypeParser(type: string): void;
  addContentTypeParser(type: string, options: { readonly parseAs: 'buffer'; readonly bodyLimit: number }, parser: Parser): void;
  close(): Promise<void>;
};
type Parts = {
  readonly buildApp: (options: { readonly logger: boolean; readonly defaultRegion: string; readonly stores: Stores }) => App;
  readonly SqsStore: new () => SqsStore;
  readonly SnsStore: new () => Persistent;
  readonly S3Store: new () => S3Store;
  readonly PersistenceManager: new (
    folder: string,
  ) => {
    readonly db: { exec(sql: string): void };
    load(sqs: SqsStore, sns: Persistent, s3: S3Store): void;
    close(): void;
  };
};

async function loadParts(): Promise<Parts> {
  const files = ['./app.js', './sqs/sqsStore.js', './sns/snsStore.js', './s3/s3Store.js', './persistence.js'];
  const modules = await Promise.all(
    files.map((file) => import(new URL(file, import.meta.resolve('fauxqs')).href) as Promise<object>),
  );
  return Object.assign({}, ...modules) as Parts;
}
