import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { UsageError } from '../terminal/usage-error.ts';

/**
 * Asks who sits at the terminal. Ctrl-C and the end of the input are a no.
 * @throws UsageError: nobody can answer where nobody sits
 */
export async function confirm(
  question: string,
  input: NodeJS.ReadableStream & { readonly isTTY?: boolean } = process.stdin,
  output: NodeJS.WritableStream = process.stderr,
): Promise<boolean> {
  if (!input.isTTY) throw new UsageError('Nobody is here to ask. Say --yes to apply without being asked.');
  const terminal = createInterface({ input, output });
  const left = once(terminal, 'close').then(() => '');
  const answer = await Promise.race([terminal.question(question).catch(() => ''), left]);
  terminal.close();
  return /^(y|yes|是|好)$/i.test(answer.trim());
}
