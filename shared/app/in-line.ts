/** Work on the same thing that waits in line: so much of it is under way at once in this process, and the rest begins in the order in which it came. */
const lines = new WeakMap<object, Line>();

type Line = { underWay: number; readonly waiting: (() => void)[]; readonly named: Map<string, Promise<void>> };

/** @param owner what the line is for: those with another owner do not wait for each other */
export async function inLine<T>(owner: object, width: number, work: () => Promise<T>): Promise<T> {
  const line = lineOf(owner);
  if (line.underWay < width) line.underWay += 1;
  else await new Promise<void>((resolve) => line.waiting.push(resolve));
  try {
    return await work();
  } finally {
    // Whoever is next takes over the place.
    const next = line.waiting.shift();
    if (next === undefined) line.underWay -= 1;
    else next();
  }
}

/**
 * Work that everybody wants done who names the same thing: whoever asks while it still waits in line is served by it too, so it has
 * to look at how things are once it begins.
 */
export function inLineOnce(
  owner: object,
  { width, name }: { readonly width: number; readonly name: string },
  work: (hasWaited: boolean) => Promise<void>,
): Promise<void> {
  const { named } = lineOf(owner);
  const known = named.get(name);
  if (known !== undefined) return known;
  let hasWaited = false;
  let hasBegun = false;
  const place = inLine(owner, width, () => {
    hasBegun = true;
    named.delete(name);
    return work(hasWaited);
  });
  hasWaited = !hasBegun;
  if (hasWaited) named.set(name, place);
  return place;
}

function lineOf(owner: object): Line {
  const known = lines.get(owner);
  if (known !== undefined) return known;
  const line: Line = { underWay: 0, waiting: [], named: new Map() };
  lines.set(owner, line);
  return line;
}
