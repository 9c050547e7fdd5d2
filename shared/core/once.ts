/** Makes a value when it is first asked for, so that importing a file needs and costs nothing, and keeps it; a failure is not kept. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    if (made !== undefined) return made.value;
    const making = { value: make() };
    made = making;
    if (making.value instanceof Promise) {
      making.value.catch(() => {
        made = undefined;
      });
    }
    return making.value;
  };
}
