/** Builds at the first call and never again: a test or the local runtime that imports a function needs no environment. */
export function once<T>(build: () => T): () => T {
  let built: { readonly value: T } | undefined;
  return () => {
    built ??= { value: build() };
    return built.value;
  };
}
