/** What has to be stopped, in the order in which it was started. */
export type StopList = {
  add(stop: () => unknown): void;
  /** Stops the last first. A second call waits for the first. */
  stopAll(): Promise<void>;
};

export function createStopList(): StopList {
  const stops: (() => unknown)[] = [];
  let stopping: Promise<void> | undefined;
  const stopEach = async (): Promise<void> => {
    for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop();
  };
  return {
    add: (stop) => stops.push(stop),
    stopAll: () => {
      stopping ??= stopEach();
      return stopping;
    },
  };
}
