/** Work on the same thing that waits in line: so much of it is under way at once in this process, and the rest begins in the order in which it came. */
const lines = new WeakMap<object, Line>();

type Line = { underWay: number; readonly waiting: (() => void)[] };

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

function lineOf(owner: object): Line {
  const known = lines.get(owner);
  if (known !== undefined) return known;
  const line: Line = { underWay: 0, waiting: [] };
  lines.set(owner, line);
  return line;
}
