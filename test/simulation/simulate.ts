/** `npm run simulate`: lives of tickets by the thousand, on the real engine, with everything going wrong that can; the same seed is the same run. */
import { randomInt } from 'node:crypto';
import { defined } from '../../shared/core/defined.ts';
import { checkOut } from './check-out.ts';
import { runSeeds } from './many-seeds.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { livesOf, type Settings, simulateSeed } from './run.ts';
import { shrink } from './shrink.ts';
import { tellStory } from './story.ts';
import { addReport, EMPTY_TALLY, type Tally } from './tally.ts';

async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2));
  if (options.old === undefined) return simulate(options, undefined);
  const checkout = checkOut(options.old);
  try {
    await simulate(options, checkout.folder);
  } finally {
    checkout.remove();
  }
}

async function simulate(options: Options, previous: string | undefined): Promise<void> {
  const { tickets, days, faults } = options;
  const settings = { tickets, days, ...defined({ faults, previous }) };
  if (options.replay) return replay({ seed: options.seed, ...settings });
  const startedAt = performance.now();
  const secondsSince = () => (performance.now() - startedAt) / 1_000;
  let tally = EMPTY_TALLY;
  await runSeeds({
    settings,
    firstSeed: options.seed,
    seeds: options.seeds,
    workers: options.workers,
    isTimeUp: () => options.seconds !== undefined && secondsSince() >= options.seconds,
    onReport: (report) => {
      tally = addReport(tally, report);
      for (const { ticket, rule, what } of options.json ? [] : report.violations.slice(0, 5)) {
        console.log(`seed ${report.seed}, ticket ${ticket}: ${rule}: ${what}`);
      }
    },
  });
  const figures = { ...tally, seconds: Math.round(secondsSince()), livesPerSecond: Math.round(tally.lives / secondsSince()) };
  console.log(
    options.json ? JSON.stringify({ firstSeed: options.seed, ...figures }, undefined, 2) : told(tally, options, secondsSince()),
  );
  const [failed] = tally.failed;
  if (failed === undefined) return;
  process.exitCode = 1;
  if (!options.json) await replay({ seed: failed.seed, ...settings });
}

async function replay(settings: Settings): Promise<void> {
  const report = await simulateSeed(settings);
  if (report.violations.length === 0) return console.log(`seed ${settings.seed} breaks no rule`);
  console.log(tellStory(await shrink(settings, report, livesOf(settings))));
  process.exitCode = 1;
}

function optionsOf(args: readonly string[]): Options {
  try {
    return readOptions(args, randomInt(1, 1_000_000_000));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return process.exit(2);
  }
}

function told(tally: Tally, options: Options, seconds: number): string {
  const count = (value: number) => value.toLocaleString('en');
  const faults = Object.entries(tally.faults).map(([kind, times]) => `  ${kind.padEnd(16)} ${count(times)}`);
  return [
    `seeds            ${options.seed} … ${options.seed + tally.seeds - 1} (${count(tally.seeds)})`,
    `lives            ${count(tally.lives)} in ${seconds.toFixed(0)} s, ${count(Math.round(tally.lives / seconds))} a second`,
    `commands         ${count(tally.commands)}`,
    `facts            ${count(tally.facts)}, ${count(tally.firings)} of them levels and breaches`,
    `mails            ${count(tally.mails)}, ${count(tally.doubtful)} attempts doubtful`,
    `latest level     ${tally.worstPromptLatenessMs} ms where nothing went wrong, ${tally.worstLatenessMs} ms with what did`,
    `faults           ${count(Object.values(tally.faults).reduce((sum, times) => sum + times, 0))}`,
    ...faults,
    `failed seeds     ${tally.failed.length === 0 ? 'none' : tally.failed.map(({ seed }) => seed).join(' ')}`,
    ...tally.failed
      .slice(0, 3)
      .map(
        ({ seed }) =>
          `its story: npm run simulate -- --replay --seed ${seed} --tickets ${options.tickets} --days ${options.days}${options.old === undefined ? '' : ` --old ${options.old}`}`,
      ),
  ].join('\n');
}

await main();
