/** `npm start`. Imports as little as possible by itself, so that a mistyped option is answered at once. */
import { keepCompiledCode } from './compile-cache.ts';
import { parseFaults } from './faults.ts';
import { helpText, type Options, parseOptions } from './options.ts';
import type { Platform } from './platform.ts';
import { StartError } from './start-error.ts';
import { createSteps } from './steps.ts';
import { welcome } from './welcome.ts';

await main();

async function main(): Promise<void> {
  try {
    const options = parseOptions(process.argv.slice(2), process.env);
    if (options === 'help') process.stdout.write(helpText());
    else await run(options);
  } catch (error) {
    process.stderr.write(`${error instanceof StartError ? error.message : describe(error)}\n`);
    process.exitCode = 1;
  }
}

async function run(options: Options): Promise<void> {
  process.stdout.write('Starting Pledge …\n');
  const steps = createSteps((line) => process.stdout.write(`${line}\n`));
  steps.begin('loading the platform');
  keepCompiledCode();
  const { startPlatform } = await import('./platform.ts');
  const platform = await startPlatform({
    ...options,
    onStep: steps.begin,
    faults: parseFaults(process.env['PLEDGE_LOCAL_FAULTS']),
    show: (line) => process.stderr.write(`${line}\n`),
    onFailure: (error) => {
      process.stderr.write(`Pledge stops: ${describe(error)}\n`);
      process.exit(1);
    },
  }).finally(steps.end);
  process.stdout.write(welcome(platform, options));
  stopOnSignal(platform);
}

/** The first signal lets work finish; whoever signals again does not want to wait. */
function stopOnSignal(platform: Platform): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    process.stdout.write('\nStopping …\n');
    platform.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${describe(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
