import type { CommandOf } from '../command.ts';
import { defined } from '../defined.ts';
import type { FactBody } from '../fact.ts';

/** The customer complains of how the ticket is handled; of each complaint people hear anew. */
export const complain = ({ reason }: CommandOf<'complain'>): readonly FactBody[] => [
  { type: 'complained', ...defined({ reason }) },
];
