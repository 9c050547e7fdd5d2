import type { CommandOf } from '../command.ts';
import type { FactBody } from '../fact.ts';

/** A notice did not arrive. If it was to tell of a level, the ladder does not wait for its next one. */
export const reportUndelivered = (command: CommandOf<'report-undelivered'>): readonly FactBody[] => {
  const { receipt, to, facts, because } = command;
  return [{ type: 'undelivered', receipt, to, facts, because }];
};
