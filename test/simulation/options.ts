/** What `npm run simulate -- …` understands. */
import { parseArgs } from 'node:util';
import { FAULT_KINDS, type FaultKind } from './faults.ts';

export type Options = {
  readonly seed: number;
  readonly seeds: number;
  readonly tickets: number;
  readonly days: number;
  readonly faults: readonly FaultKind[] | undefined;
  /** Stop after so long, however many seeds that was. */
  readonly seconds: number | undefined;
  readonly workers: number;
  /** The revision that runs beside this one while a deployment lasts. */
  readonly old: string | undefined;
  readonly replay: boolean;
  readonly json: boolean;
};

export const USAGE = `npm run simulate -- [--seed S] [--seeds N] [--tickets N] [--days D] [--faults none|all|kind,kind] [--seconds T] [--workers W] [--old REV] [--replay] [--json]

  --seed S      the first seed; without it, one that nobody has tried
  --seeds N     how many seeds, one after the other (100)
  --tickets N   tickets of each seed (1000)
  --days D      days that each seed lasts, besides the hours in which all comes to rest (2)
  --faults …    what may go wrong: none, all (each seed draws its own), or a list of ${FAULT_KINDS.join(', ')}
  --seconds T   stop after T seconds
  --workers W   processes at once (2)
  --old REV     what a deployment replaces: that revision of the code; without it, this one, that cannot read what was written since
  --replay      run the one seed again, make it as small as it fails, and tell its story
  --json        one object instead of text`;

/** @throws Error that names the option and what it may be */
export function readOptions(args: readonly string[], freshSeed: number): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      tickets: { type: 'string' },
      days: { type: 'string' },
      faults: { type: 'string' },
      seconds: { type: 'string' },
      workers: { type: 'string' },
      old: { type: 'string' },
      replay: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const number = (name: 'seed' | 'seeds' | 'tickets' | 'days' | 'seconds' | 'workers', absent: number): number => {
    const given = values[name] === undefined ? absent : Number(values[name]);
    if (!(given > 0) || (name !== 'days' && !Number.isInteger(given)))
      throw new Error(`--${name} has to be a number above 0, not "${values[name]}"`);
    return given;
  };
  return {
    seed: number('seed', freshSeed),
    seeds: values.replay ? 1 : number('seeds', values.seconds === undefined ? 100 : 1_000_000_000),
    tickets: number('tickets', 1_000),
    days: number('days', 2),
    faults: readFaults(values.faults ?? 'all'),
    seconds: values.seconds === undefined ? undefined : number('seconds', 1),
    workers: number('workers', 2),
    old: values.old,
    replay: values.replay,
    json: values.json,
  };
}

function readFaults(text: string): readonly FaultKind[] | undefined {
  if (text === 'all') return undefined;
  if (text === 'none') return [];
  return text.split(',').map((name) => {
    const known = FAULT_KINDS.find((kind) => kind === name);
    if (known === undefined) throw new Error(`--faults: "${name}" is none of none, all, ${FAULT_KINDS.join(', ')}`);
    return known;
  });
}
