import type { CommandOf } from '../command.ts';
import { defined } from '../defined.ts';
import type { FactBody } from '../fact.ts';

/** It was not solved after all. */
export function reopen({ because = 'asked', reason }: CommandOf<'reopen'>): readonly FactBody[] {
  return [{ type: 'reopened', because, ...defined({ reason }) }];
}
