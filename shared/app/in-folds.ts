/**
 * Gathers what comes for the same thing while something is being done for it: then all of that is done together. A burst on one thing
 * costs a few turns, however many it is made of.
 */
const folds = new WeakMap<object, Map<string, Waiting[]>>();

type Waiting = { readonly item: unknown; readonly done: (result: unknown) => void; readonly fail: (error: unknown) => void };

/**
 * @param owner what the thing belongs to: those with another owner are not gathered together
 * @param work gets what was gathered, in the order in which it came, and answers one by one in that order
 */
export function inFolds<T, R>(
  owner: object,
  name: string,
  item: T,
  work: (items: readonly T[]) => Promise<readonly R[]>,
): Promise<R> {
  const names = folds.get(owner) ?? new Map<string, Waiting[]>();
  folds.set(owner, names);
  return new Promise<R>((done, fail) => {
    const waiting: Waiting = { item, done: done as Waiting['done'], fail };
    const gathered = names.get(name);
    if (gathered !== undefined) return void gathered.push(waiting);
    const line: Waiting[] = [waiting];
    names.set(name, line);
    void workOff(line, work as Work, () => names.delete(name));
  });
}

type Work = (items: readonly unknown[]) => Promise<readonly unknown[]>;

async function workOff(line: Waiting[], work: Work, close: () => void): Promise<void> {
  while (line.length > 0) {
    const fold = line.splice(0);
    try {
      const results = await work(fold.map(({ item }) => item));
      for (const [index, { done }] of fold.entries()) done(results[index]);
    } catch (error) {
      for (const { fail } of fold) fail(error);
    }
  }
  // In the same breath as the look at the line: nobody can have joined it since.
  close();
}
