/** Makes a missing case of a union a compile error; the core's only throw. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
