/** What a start is doing, for whoever waits for it: nothing while it is quick, each step from the moment on that it takes long. */
export type Steps = {
  /** What begins now; what was said before has ended. */
  begin(what: string): void;
  end(): void;
};

export type StepsTime = {
  /** Since some instant. */
  uptimeMs(): number;
  /** @returns what calls it off */
  later(ms: number, work: () => void): () => void;
};

/** So long nobody wonders. */
const PATIENCE_MS = 1_500;

const REAL: StepsTime = {
  uptimeMs: () => performance.now(),
  later: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

/** @param say takes a line */
export function createSteps(say: (line: string) => void, { uptimeMs, later } = REAL): Steps {
  const wondersAt = uptimeMs() + PATIENCE_MS;
  let end = (): void => undefined;
  return {
    begin: (what) => {
      end();
      const tell = (): void => say(`  ${what} …`);
      const leftMs = wondersAt - uptimeMs();
      // At once when it is late already: a step that leaves no room for timers is to be seen too.
      if (leftMs <= 0) tell();
      else end = later(leftMs, tell);
    },
    end: () => end(),
  };
}
