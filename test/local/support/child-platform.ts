import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { COMPANY } from './platform.ts';

const START = fileURLToPath(new URL('../../../local/start.ts', import.meta.url));

export type ChildPlatform = {
  readonly url: string;
  readonly smtpPort: number;
  readonly output: () => string;
  /** Sends a signal to this very process and waits for its end. @returns its exit code, or `null` when the signal ended it */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

/** `npm start` in a process of its own, which can be killed. */
export async function startChild(args: readonly string[]): Promise<ChildPlatform> {
  const { child, output } = run(['--port', '0', '--smtp-port', '0', '--api-key', 'test-key', '--config', COMPANY, ...args]);
  const url = await printed(child, output, /API +(http:\S+)\/v1\n/);
  const smtpPort = Number(await printed(child, output, /SMTP for incoming +127\.0\.0\.1:(\d+)\n/));
  return {
    url,
    smtpPort,
    output,
    end: async (signal) => {
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}

/** A start that is meant to fail. */
export async function startAndFail(args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }> {
  const { child, output } = run(args);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: output() };
}

function run(args: readonly string[]): { readonly child: ChildProcess; readonly output: () => string } {
  const child = spawn(process.execPath, [START, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => (text += piece.toString('utf8')));
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return { child, output: () => text };
}

function printed(child: ChildProcess, output: () => string, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const found = pattern.exec(output())?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', look);
    child.once('exit', () => reject(new Error(`it ended early: ${output()}`)));
    look();
  });
}
