import type { Topic } from './suit.ts';
import { TOPICS } from './topics.ts';

/** What has to be asked first where there is nothing that the operation could be about. */
export const ASKED_FIRST: Topic['first'] = Object.assign({}, ...TOPICS.map(({ first }) => first));
