import type { CommandOf } from '../command.ts';
import { defined } from '../defined.ts';
import type { FactBody } from '../fact.ts';

/** Staff write for themselves; the customer never sees it and no clock moves. */
export function note({ message, author }: CommandOf<'note'>): readonly FactBody[] {
  return [{ type: 'noted', message, ...defined({ author }) }];
}
