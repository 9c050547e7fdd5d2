import { do_not_optimize, measure } from 'mitata';

const SETTINGS = { min_samples: 12, min_cpu_time: 250_000_000 };
/** Of the processor, not of the clock on the wall: on a busy machine the compiler too has to wait for its turn. */
const WARM_UP_MICROSECONDS = 300_000;

/**
 * Time of one call in nanoseconds, when it is warm: the best of many runs, because whatever else the machine does can only add to it.
 * @param calls how many calls one run makes, for work on several inputs in turn
 */
export async function nanoseconds(run: () => unknown, calls = 1): Promise<number> {
  const before = process.cpuUsage();
  do do_not_optimize(run());
  while (process.cpuUsage(before).user < WARM_UP_MICROSECONDS);
  const { min } = await measure(() => do_not_optimize(run()), SETTINGS);
  return min / calls;
}
