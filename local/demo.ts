/** `npm run demo`: a working day in under a minute. The whole platform runs at a high time scale; only its people are acted. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepCompiledCode } from './compile-cache.ts';
import type { Platform } from './platform.ts';

/** Twelve minutes a second. */
const TIME_SCALE = 720;
const COMPANY = fileURLToPath(new URL('./demo/company.yaml', import.meta.url));
const LIMIT_MS = 120_000;
const DAY_MS = 86_400_000;

keepCompiledCode();
await main();

async function main(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'pledge-demo-'));
  const began = Date.now();
  print("A working day at Northwind, twelve minutes a second. Times are the day's, in UTC.\n");
  const { startPlatform } = await import('./platform.ts');
  const platform = await startPlatform({
    port: 0,
    smtpPort: 0,
    data,
    timeScale: TIME_SCALE,
    apiKey: 'demo',
    config: COMPANY,
    show: print,
  });
  try {
    await Promise.race([playDay(platform), giveUp()]);
    print(`\nA day in ${Math.round((Date.now() - began) / 1_000)} seconds.`);
  } catch (error) {
    process.exitCode = 1;
    print(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  await platform.stop();
  rmSync(data, { recursive: true });
  process.exit();
}

async function playDay(platform: Platform): Promise<void> {
  const { answeredInTime, climbsToTheManager, heldAndResumed } = await import('./demo/day.ts');
  const { createStage } = await import('./demo/stage.ts');
  const { summarize } = await import('./demo/summary.ts');
  const [webhook] = platform.webhooks;
  if (webhook === undefined) throw new Error('the configuration of the demo has no webhook');
  const nine = nextMorning(platform.now());
  await platform.advance(nine - platform.now());
  const stage = createStage(platform, nine, print);
  await Promise.all([answeredInTime(stage), heldAndResumed(stage), climbsToTheManager(stage, webhook)]);
  await stage.at('15:00');
  const mails = await platform.mails();
  print(`\nThe end of the day: ${mails.length} mails went out, ${platform.events().length} events went to the bus.\n`);
  for (const line of await summarize(platform)) print(line);
}

/** Nine o'clock of the next day that is neither Saturday nor Sunday. */
function nextMorning(now: number): number {
  const nine = Math.floor(now / DAY_MS) * DAY_MS + DAY_MS + 9 * 3_600_000;
  const weekday = new Date(nine).getUTCDay();
  return weekday === 0 || weekday === 6 ? nextMorning(nine) : nine;
}

function giveUp(): Promise<never> {
  return new Promise((_, reject) =>
    setTimeout(() => reject(new Error(`it took more than ${LIMIT_MS / 1_000} seconds`)), LIMIT_MS),
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
