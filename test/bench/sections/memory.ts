/** Memory of the whole platform at rest: `npm start` as a user starts it, ten seconds after it says that it is running. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { COMPANY } from '../support/bench-platform.ts';
import { figure } from '../support/print.ts';
import type { Report, RunOptions, Section } from '../support/section.ts';
import { median } from '../support/statistics.ts';

const START = fileURLToPath(new URL('../../../local/start.ts', import.meta.url));
const STARTS = 3;
const REST_MS = 10_000;
const AIM_MIB = 250;

export const memory: Section = { name: 'memory', title: 'Memory of the whole platform at rest', run };

async function run({ folder, progress }: RunOptions): Promise<Report> {
  const measured: Rest[] = [];
  for (let start = 1; start <= STARTS; start += 1) {
    progress(`start ${start} of ${STARTS}`);
    measured.push(await rest(join(folder, `memory-${start}`)));
  }
  const mib = median(measured.map((one) => one.mib));
  return {
    tables: [
      {
        head: ['start', 'ready after ms', 'resident MiB'],
        rows: measured.map((one, n) => [n === 0 ? 'new data folder' : 'again', one.readyMs, one.mib]),
      },
    ],
    notes: [`One process with the embedded engines in it; resident set ${REST_MS / 1_000} s after it was ready.`],
    aims: [{ what: 'resident memory at rest', aim: `≤ ${AIM_MIB} MiB`, measured: `${figure(mib)} MiB`, met: mib <= AIM_MIB }],
  };
}

type Rest = { readonly readyMs: number; readonly mib: number };

async function rest(data: string): Promise<Rest> {
  const options = ['--port', '0', '--smtp-port', '0', '--data', data, '--config', COMPANY];
  const startedAt = performance.now();
  const child = spawn(process.execPath, [START, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  try {
    await running(child.stdout);
    const readyMs = performance.now() - startedAt;
    await sleep(REST_MS);
    const kib = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' }));
    return { readyMs, mib: kib / 1_024 };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** What it prints later must find a reader too. */
function running(output: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    output.on('data', (piece: Buffer) => {
      text += piece.toString('utf8');
      if (text.includes('Pledge is running')) resolve();
    });
    output.once('end', () => reject(new Error(`it ended early: ${text}`)));
  });
}
