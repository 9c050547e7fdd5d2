/** `npm run chaos`: kills the whole platform under load, again and again, and then judges by what is on the disk whether it kept its promises. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { mulberry32 } from '../support/random.ts';
import { readCompany } from './judge/company.ts';
import { judge } from './judge/judge.ts';
import { runLoad } from './load/run-load.ts';
import { type ChaosOptions, parseChaosOptions, USAGE } from './options.ts';
import { readMails } from './outcome/read-mails.ts';
import { readTickets } from './outcome/read-tickets.ts';
import { type KilledPlatform, startKilledPlatform } from './platform/killed-platform.ts';
import { untilQuiet } from './platform/quiet.ts';
import { showViolations } from './report/show-violations.ts';
import { type Run, summarise } from './report/summary.ts';

const COMPANY = fileURLToPath(new URL('./company.yaml', import.meta.url));
const API_KEY = 'chaos-key';
/** The load goes on for so long after the last kill. */
const LAST_LOAD_MS = 3_000;
/** A mail whose sender died is taken up again after a minute, at the next tick that is not lost; a promise with its ladder lasts as long. */
const PATIENCE = { atLeastMs: 150_000, quietMs: 65_000, atMostMs: 900_000 };

await main();

async function main(): Promise<void> {
  const options = readOptions();
  const folder = mkdtempSync(join(tmpdir(), 'pledge-chaos-'));
  write(`Killing Pledge ${options.kills} times at ${options.rate} commands a second, seed ${options.seed}\n`);
  const run = await runChaos(options, folder);
  write(`\n${summarise(run)}`);
  if (run.violations.length === 0) {
    rmSync(folder, { recursive: true, force: true });
    write('\nEvery promise was kept.\n');
    return;
  }
  writeFileSync(join(folder, 'outcome.json'), JSON.stringify(run.outcome));
  write(`\n${showViolations(run.violations, run.outcome.tickets)}\nThe data are in ${folder}\n`);
  process.exitCode = 1;
}

async function runChaos(options: ChaosOptions, folder: string): Promise<Run> {
  const data = join(folder, 'data');
  const settings = { data, config: COMPANY, apiKey: API_KEY, faults: options.faults, log: join(folder, 'output.log') };
  const platform = await startKilledPlatform(settings);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void platform.kill().finally(() => process.exit(1)));
  try {
    const { sent, loadMs } = await killUnderLoad(platform, options);
    progress('waiting until everything has settled');
    const files = [join(data, 'mail.jsonl'), join(data, 'events.jsonl')];
    if (!(await untilQuiet(files, PATIENCE))) write('The platform does not come to rest.\n');
    const endedAt = Date.now();
    await platform.stop();
    progress('judging');
    const tickets = await readTickets(join(data, 'tables'));
    const mails = readMails(join(data, 'mail.jsonl'));
    const outcome = { commands: sent, tickets, mails, outages: platform.outages, endedAt };
    const violations = judge(outcome, readCompany(COMPANY));
    return { options, outcome, startsMs: platform.startsMs, loadMs, violations };
  } finally {
    await platform.kill();
  }
}

async function killUnderLoad(platform: KilledPlatform, { kills, rate, seed, seconds }: ChaosOptions) {
  const startedAt = Date.now();
  const load = runLoad({ rate, random: mulberry32(seed), apiKey: API_KEY, url: platform.url, givenUp: () => false });
  progress('killing');
  await platform.killAndRestart(kills, seconds, mulberry32(seed + 1));
  await sleep(LAST_LOAD_MS);
  await load.stop();
  return { sent: load.sent, loadMs: Date.now() - startedAt };
}

function readOptions(): ChaosOptions {
  try {
    return parseChaosOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exit(2);
  }
}

function write(text: string): void {
  process.stdout.write(text);
}

function progress(what: string): void {
  write(`  ${new Date().toISOString().slice(11, 19)} ${what}\n`);
}
