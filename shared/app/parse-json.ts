/** Nobody means more, and what goes through values part by part would run out of stack. */
const DEEPEST = 100;

/** Reads JSON that came from outside, or says for its sender why it is none that is taken. */
export function parseJson(bytes: Uint8Array): { readonly value: unknown } | { readonly reason: string } {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isDeeper(value, DEEPEST) ? { reason: `it is nested in more than ${DEEPEST} levels` } : { value };
  } catch (error) {
    return { reason: error instanceof SyntaxError ? error.message : 'it is not UTF-8' };
  }
}

/** Level by level, since such a value must not be gone through by recursion. */
function isDeeper(value: unknown, most: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}
