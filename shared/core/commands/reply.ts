import type { CommandOf } from '../command.ts';
import { defined } from '../defined.ts';
import type { FactBody } from '../fact.ts';

/** A person answers the customer in public. */
export function reply({ message, author }: CommandOf<'reply'>): readonly FactBody[] {
  return [{ type: 'replied', message, ...defined({ author }) }];
}
