import { parseArgs } from 'node:util';

/** How much chaos. */
export type ChaosOptions = {
  /** How often the platform is killed. */
  readonly kills: number;
  /** Commands a second. */
  readonly rate: number;
  /** The same seed draws the same instants and the same commands; what comes of them is up to the machine. */
  readonly seed: number;
  /** From the first command to the last kill. */
  readonly seconds: number;
  /** What else goes wrong, as in `PLEDGE_LOCAL_FAULTS`. */
  readonly faults: string;
};

export const USAGE =
  'Usage: npm run chaos [-- --kills 50] [--rate 100] [--seed N] [--seconds N] [--faults duplicate,loseMessage=40,loseSweep=3]\n';

const FAULTS = 'duplicate,loseMessage=40,loseSweep=3';
/** From one kill to the next, starting included. */
const SECONDS_PER_KILL = 8;

/** @throws Error that names the flag and says what it takes */
export function parseChaosOptions(args: readonly string[]): ChaosOptions {
  const text = { type: 'string' } as const;
  const options = { kills: text, rate: text, seed: text, seconds: text, faults: text };
  const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
  const kills = whole('kills', values.kills, 50);
  return {
    kills,
    rate: whole('rate', values.rate, 100),
    seed: whole('seed', values.seed, Date.now() % 1_000_000),
    seconds: whole('seconds', values.seconds, kills * SECONDS_PER_KILL),
    faults: values.faults ?? FAULTS,
  };
}

function whole(flag: string, given: string | undefined, byDefault: number): number {
  const value = given === undefined ? byDefault : Number(given);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Error(`--${flag} must be a whole number from 1 on, such as ${byDefault}.`);
}
