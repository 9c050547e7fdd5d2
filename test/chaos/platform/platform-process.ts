/** The whole platform by its real entry, in a process group of its own, so that all of it can be killed at one instant. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type PlatformSettings = {
  readonly data: string;
  readonly config: string;
  readonly apiKey: string;
  /** As in `PLEDGE_LOCAL_FAULTS`. */
  readonly faults: string;
  /** Takes everything that the platform prints. */
  readonly log: string;
};

export type PlatformProcess = {
  /** Resolves with its URL once it answers; with `undefined` when it was killed before. @throws when it ended by itself */
  readonly ready: Promise<string | undefined>;
  /** SIGKILL for every process of it; resolves once they are gone. @throws when it had ended by itself */
  kill(): Promise<void>;
  /** Lets it end by itself. @returns its exit code */
  stop(): Promise<number | null>;
};

const START = fileURLToPath(new URL('../../../local/start.ts', import.meta.url));

export function startPlatformProcess({ data, config, apiKey, faults, log }: PlatformSettings): PlatformProcess {
  const args = ['--port', '0', '--smtp-port', '0', '--api-key', apiKey, '--config', config, '--data', data];
  const child = spawn(process.execPath, [START, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PLEDGE_LOCAL_FAULTS: faults },
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  let asked = false;
  const endedAsAsked = async (): Promise<undefined> => {
    const [code] = await ended;
    if (!asked) throw new Error(`the platform ended by itself, with code ${code}; what it said is in ${log}`);
    return undefined;
  };
  return {
    ready: Promise.race([urlPrintedBy(child, log), endedAsAsked()]),
    kill: async () => {
      const runs = child.pid !== undefined && child.exitCode === null && child.signalCode === null;
      asked ||= runs;
      if (runs) process.kill(-child.pid, 'SIGKILL');
      await endedAsAsked();
    },
    stop: async () => {
      asked = true;
      child.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
  };
}

function urlPrintedBy({ stdout, stderr }: ChildProcess, log: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    for (const stream of [stdout, stderr]) {
      stream?.on('data', (piece: Buffer) => {
        appendFileSync(log, piece);
        text += piece.toString('utf8');
        const url = /API +(http:\S+)\/v1\n/.exec(text)?.[1];
        if (url !== undefined) resolve(url);
      });
    }
  });
}
