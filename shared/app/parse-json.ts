/** Reads JSON that came from outside, or says for its sender why it is none. */
export function parseJson(bytes: Uint8Array): { readonly value: unknown } | { readonly reason: string } {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch (error) {
    return { reason: error instanceof SyntaxError ? error.message : 'it is not UTF-8' };
  }
}
