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
  /** JSON, in which `<aws.scheduler.scheduled-time>` stands for the nominal time. */
  readonly input: string;
  readonly start: (event: unknown) => Promise<unknown>;
};

export function startSchedule(
  { everyMs, lose, input, start }: Tick,
  now: () => number,
  onError: (error: unknown) => void,
): ScheduleTrigger {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  let ticks = 0;

  const run = (): Promise<void> => {
    running = running.then(async () => {
      busy = true;
      await start(eventAt(input, now())).catch(onError);
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

function eventAt(input: string, at: number): unknown {
  return JSON.parse(input.replaceAll('<aws.scheduler.scheduled-time>', new Date(at).toISOString()));
}
