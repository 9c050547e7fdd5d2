/** Makes a value when it is first asked for, and keeps it. A failure is not kept. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    if (made !== undefined) return made;
    const making = make();
    making.catch(() => {
      made = undefined;
    });
    made = making;
    return making;
  };
}
