/** The whole platform, as `npm start` runs it, in a process that tells what it costs. */
import { keepCompiledCode } from '../../../local/compile-cache.ts';
import type { Platform } from '../../../local/platform.ts';
import { serveRemote } from '../support/remote.ts';

export type StartInput = { readonly data: string; readonly config: string; readonly held: boolean };
export type Started = {
  readonly url: string;
  readonly smtpPort: number;
  readonly apiKey: string;
  readonly engine: string;
  readonly webhooks: Secrets;
};
/** Of webhook sources, by their names. */
export type Secrets = { readonly [source: string]: string };

/** CPU milliseconds since the start: of everything, and of the thread on which the handlers run. */
export type Usage = { readonly all: number; readonly handlers: number };

keepCompiledCode();
const { startPlatform } = await import('../../../local/platform.ts');
let platform: Platform | undefined;

serveRemote(
  {
    start: async ({ data, config, held }: StartInput): Promise<Started> => {
      const apiKey = 'bench-key';
      platform = await startPlatform({
        port: 0,
        smtpPort: 0,
        data,
        timeScale: 1,
        apiKey,
        config,
        faults: { holdQueues: held },
        show: (line) => process.stderr.write(`    ${line}\n`),
        onFailure: (error) => {
          throw error;
        },
      });
      const engine = process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '';
      const webhooks = Object.fromEntries(platform.webhooks.map(({ source, secret }) => [source.name, secret]));
      return { url: platform.url, smtpPort: platform.smtpPort, apiKey, engine, webhooks };
    },
    usage: (): Usage => ({ all: milliseconds(process.cpuUsage()), handlers: milliseconds(process.threadCpuUsage()) }),
    latenesses: () => platform?.metrics.latenesses() ?? [],
  },
  async () => platform?.stop(),
);

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1_000;
}
