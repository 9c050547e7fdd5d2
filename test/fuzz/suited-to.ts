import type { Circumstances, Suited, Topic } from './suit.ts';
import { TOPICS } from './topics.ts';

const SUITS: Topic['suits'] = Object.assign({}, ...TOPICS.map(({ suits }) => suits));

/** @returns undefined where there is no such thing yet */
export function suitedTo(operationId: string, circumstances: Circumstances): Suited | undefined {
  return (SUITS[operationId] ?? (() => ({})))(circumstances);
}
