/** `npm run bench [-- section …] [-- --full]`: measures what the project promises, and says of each aim whether it is met. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { api } from './sections/api.ts';
import { backtest } from './sections/backtest.ts';
import { bundles } from './sections/bundles.ts';
import { burst } from './sections/burst.ts';
import { engine } from './sections/engine.ts';
import { mail } from './sections/mail.ts';
import { memory } from './sections/memory.ts';
import { policies } from './sections/policies.ts';
import { sweep } from './sections/sweep.ts';
import { timers } from './sections/timers.ts';
import { writes } from './sections/writes.ts';
import { describeLoad, describeMachine } from './support/machine.ts';
import { printAim, printReport } from './support/print.ts';
import type { Aim, Section } from './support/section.ts';

const SECTIONS: readonly Section[] = [engine, backtest, policies, api, burst, mail, timers, sweep, bundles, writes, memory];

await main();

async function main(): Promise<void> {
  const { names, full } = readArguments();
  const sections = names.length === 0 ? SECTIONS : SECTIONS.filter(({ name }) => names.includes(name));
  write(`Pledge benchmark, ${new Date().toISOString().slice(0, 10)}\n${describeMachine()}\n`);
  const aims: Aim[] = [];
  for (const section of sections) aims.push(...(await runSection(section, full)));
  if (sections.length > 1) write(`\n── Aims ──\n\n${aims.map(printAim).join('\n')}\n`);
}

async function runSection(section: Section, full: boolean): Promise<readonly Aim[]> {
  const folder = mkdtempSync(join(tmpdir(), `pledge-bench-${section.name}-`));
  const startedAt = performance.now();
  write(`\n── ${section.title} ──\n`);
  try {
    const report = await section.run({ full, folder, progress });
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    progress('');
    write(`\n${printReport(report)}\n  (${seconds} s, ${describeLoad()})\n`);
    return report.aims;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readArguments(): { readonly names: readonly string[]; readonly full: boolean } {
  try {
    const { values, positionals } = parseArgs({ options: { full: { type: 'boolean', default: false } }, allowPositionals: true });
    const unknown = positionals.filter((name) => SECTIONS.every((section) => section.name !== name));
    if (unknown.length > 0) throw new Error(`there is no section ${unknown.join(', ')}`);
    return { names: positionals, full: values.full };
  } catch (error) {
    const sections = SECTIONS.map(({ name }) => name).join(' | ');
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\nUsage: npm run bench [-- ${sections} …] [-- --full]\n`,
    );
    process.exit(1);
  }
}

function write(text: string): void {
  process.stdout.write(text);
}

/** On a terminal only, on a line that the next one replaces. */
function progress(text: string): void {
  if (process.stdout.isTTY) write(`\r\x1b[K${text === '' ? '' : `  … ${text}`}`);
}
