type Paged = { readonly nextCursor: string | null };

/** Asks on until there is no more, and says how far it has come. @returns all pages in order, at least one */
export async function pageByPage<T extends Paged>(
  ask: (cursor: string | undefined, before: T | undefined) => Promise<T>,
  progress: (pages: readonly T[]) => void,
): Promise<readonly [T, ...T[]]> {
  const first = await ask(undefined, undefined);
  const pages: [T, ...T[]] = [first];
  let last = first;
  while (last.nextCursor !== null) {
    progress(pages);
    last = await ask(last.nextCursor, last);
    pages.push(last);
  }
  return pages;
}
