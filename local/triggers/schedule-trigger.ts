/** Runs a function by the clock, one at a time, as EventBridge Scheduler would. */
export type ScheduleTrigger = {
  /** Now and out of turn. Waits for a run that is under way first. */
  run(): Promise<void>;
  stop(): Promise<void>;
};

export type Tick = {
  /** Real milliseconds. */
  readonly everyMs: number;
  /** One tick in so many is lost. */
  readonly lose?: number;
  /** @param scheduledTime virtual, ISO 8601: what `aws.scheduler.scheduled-time` stands for */
  readonly start: (scheduledTime: string) => Promise<unknown>;
};

export function startSchedule(
  { everyMs, lose, start }: Tick,
  now: () => number,
  onError: (error: unknown) => void,
): ScheduleTrigger {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  let ticks = 0;

  const run = (): Promise<void> => {
    running = running.then(async () => {
      busy = true;
      await Promise.resolve(start(new Date(now()).toISOString())).catch(onError);
      busy = false;
    });
    return running;
  };
  const timer = setInterval(() => {
    ticks += 1;
    const lost = lose !== undefined && ticks % lose === 0;
    if (!busy && !lost) void run();
  }, everyMs);
  return {
    run,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
