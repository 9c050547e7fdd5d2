/** Whoever was to hear of a level has not: its ladder goes on, unless somebody has it in hand, or a later level sends it on. */
import type { CommandBody } from '../../../shared/core/command.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { type ModelTicket, say } from './model-ticket.ts';

type Report = Pick<Extract<CommandBody, { type: 'report-undelivered' }>, 'receipt' | 'facts'>;

export function undelivered(ticket: ModelTicket, at: Instant, { receipt, facts }: Report): void {
  const { fired, hurried, acknowledgements } = ticket;
  say(ticket, at, 'undelivered');
  if (receipt.includes('.news.')) return;
  const newest = (ladder: string) =>
    Math.max(0, ...[...fired].flatMap(([key, n]) => (key.startsWith(`${ladder}/${hurried.get(ladder)}/`) ? [n] : [])));
  for (const [key, n] of fired) {
    const [metric = '', cycle = '', level = ''] = key.split('/');
    const ladder = `${metric}/${cycle}`;
    const isInHand = acknowledgements.stoppedAt(ladder) !== undefined;
    if (facts.includes(n) && !isInHand && n >= newest(ladder)) hurried.set(ladder, level);
  }
}
