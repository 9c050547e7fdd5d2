import type { CommandOf } from '../command.ts';
import { defined } from '../defined.ts';
import type { FactBody } from '../fact.ts';
import type { Snapshot } from '../replay.ts';

/** The customer says how content they are, once the ticket is solved. Who thinks better or worse of it later says so again. */
export function rate({ score, comment }: CommandOf<'rate'>, { ticket: { rating } }: Snapshot): readonly FactBody[] {
  if (rating?.score === score && rating.comment === comment) return [];
  return [{ type: 'rated', score, ...defined({ comment }) }];
}
