import { StartError } from './start-error.ts';

/** What goes wrong on purpose, for tests: the promises have to be kept all the same. */
export type Faults = {
  /** Every queue message is delivered twice at the same time. */
  readonly duplicate?: boolean;
  /** One sweep in so many does not run. */
  readonly loseSweep?: number;
  /** One wake in so many is lost. Only wakes: what else is in a queue is not a hint but the thing itself, and a queue that has taken it keeps it. */
  readonly loseMessage?: number;
  /** Nothing is taken from a queue, as if all workers were down. */
  readonly holdQueues?: boolean;
};

/** Reads `duplicate,loseSweep=3,loseMessage=20,holdQueues`. @throws StartError when it is something else */
export function parseFaults(text: string | undefined): Faults {
  const faults: { -readonly [F in keyof Faults]: Faults[F] } = {};
  for (const word of (text ?? '').split(',').filter(Boolean)) {
    const [name, value] = word.split('=');
    if (name === 'duplicate' && value === undefined) faults.duplicate = true;
    else if (name === 'holdQueues' && value === undefined) faults.holdQueues = true;
    else if ((name === 'loseSweep' || name === 'loseMessage') && Number(value) >= 2) faults[name] = Number(value);
    else {
      const known = 'duplicate, loseSweep=<n, at least 2>, loseMessage=<n, at least 2>, holdQueues';
      throw new StartError(`PLEDGE_LOCAL_FAULTS: ${word} is none of ${known}`);
    }
  }
  return faults;
}
