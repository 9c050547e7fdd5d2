import type { CommandType, RebaseCommand } from './command.ts';
import { STATUSES, type Status } from './ticket.ts';

const LIVE: readonly Status[] = ['open', 'on-hold', 'solution-proposed', 'resolved', 'confirmed'];
const UNMERGED: readonly Status[] = STATUSES.filter((status) => status !== 'merged');
const UNSOLVED: readonly Status[] = ['open', 'on-hold'];
const SOLVED: readonly Status[] = ['solution-proposed', 'resolved', 'confirmed', 'closed'];

/** In which states a ticket takes a command. Everything else is refused with this list. */
export const ALLOWED_IN: { readonly [C in Exclude<CommandType, 'open' | 'wake'> | RebaseCommand['type']]: readonly Status[] } = {
  reply: LIVE,
  note: UNMERGED,
  'customer-reply': UNMERGED,
  assign: LIVE,
  'change-priority': LIVE,
  hold: ['open'],
  resume: ['on-hold'],
  'propose-solution': UNSOLVED,
  resolve: [...UNSOLVED, 'solution-proposed'],
  confirm: ['solution-proposed', 'resolved'],
  reopen: SOLVED,
  close: LIVE,
  acknowledge: UNMERGED,
  complain: UNMERGED,
  rate: SOLVED,
  'renew-link': UNMERGED,
  'report-undelivered': UNMERGED,
  'hand-over': LIVE,
  'accept-handover': LIVE,
  'decline-handover': LIVE,
  'withdraw-handover': LIVE,
  watch: UNMERGED,
  unwatch: UNMERGED,
  rebase: LIVE,
  merge: LIVE,
  absorb: UNMERGED,
  unmerge: ['merged'],
};
