/**
 * Lets those in one process who want the same thing go one after the other, in the order in which they came. It spares them races
 * that only one of them could win; between processes the conditional write decides, as ever.
 */
const queues = new WeakMap<object, Map<string, Promise<void>>>();

/** @param owner what the thing belongs to: those with another owner do not wait for each other */
export async function takeTurn<T>(owner: object, name: string, work: () => Promise<T>): Promise<T> {
  const queue = queueOf(owner);
  const turn = (queue.get(name) ?? Promise.resolve()).then(work);
  const over = turn.then(
    () => undefined,
    () => undefined,
  );
  queue.set(name, over);
  try {
    return await turn;
  } finally {
    // The last one leaves nothing behind.
    if (queue.get(name) === over) queue.delete(name);
  }
}

function queueOf(owner: object): Map<string, Promise<void>> {
  const known = queues.get(owner);
  if (known !== undefined) return known;
  const queue = new Map<string, Promise<void>>();
  queues.set(owner, queue);
  return queue;
}
