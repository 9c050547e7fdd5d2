/** Services that take several things at a time may take some and refuse others. The refused ones are offered again, a few times, then it is an error. */

export function chunksOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

const FIRST_PAUSE_MS = 50;

/** Waits longer after every try, and not as long as everybody else who was refused at the same moment. */
export function pause(tries: number): Promise<void> {
  const ms = FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.5 + Math.random());
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const MAX_TRIES = 4;

/**
 * Offers entries until all are taken. @param offer returns those that were refused but may be taken later; throws for good
 * @returns what is left after the last try
 */
export async function offerAll<T>(
  entries: readonly T[],
  offer: (entries: readonly T[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  let rest = await offer(entries);
  for (let tries = 1; rest.length > 0 && tries < MAX_TRIES; tries += 1) {
    await pause(tries);
    rest = await offer(rest);
  }
  return rest;
}
