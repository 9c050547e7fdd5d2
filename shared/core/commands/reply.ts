import type { CommandOf } from '../command.ts';
import { defined } from '../defined.ts';
import type { FactBody } from '../fact.ts';

/** The customer is answered in public: by a person, or by a program that says so. */
export function reply({ message, author, automatic }: CommandOf<'reply'>): readonly FactBody[] {
  return [{ type: 'replied', message, ...defined({ author, automatic }) }];
}
