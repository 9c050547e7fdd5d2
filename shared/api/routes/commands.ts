import type * as z from 'zod/mini';
import type { Route, Routes } from '../route.ts';
import * as commands from '../schemas/commands.ts';

/** Everything that people can do to a ticket. Each answers with what it has become. */
const answers = [
  { status: 200, description: 'The ticket after this', content: { kind: 'json', schema: 'Ticket' }, headers: 'ticket' },
] as const satisfies Route['answers'];

function command<const P extends string, S extends z.ZodMiniType, const B extends object>(
  verb: P,
  summary: string,
  body: B & { readonly schema: S },
) {
  return {
    method: 'POST',
    path: `/v1/tickets/{id}/${verb}`,
    tag: 'commands',
    access: 'work-tickets',
    summary,
    conditional: true,
    body: { kind: 'json', ...body },
    answers,
    problems: [409],
  } as const;
}

export const commandRoutes = {
  reply: command('replies', 'Answer the customer, or add what the customer said', { schema: commands.reply }),
  note: command('notes', 'Write for the staff only', { schema: commands.note }),
  assign: command('assignment', 'Give it to a person, a team, or both', { schema: commands.assignment }),
  changePriority: command('priority', 'Grade it anew; its deadlines follow', { schema: commands.priorityChange }),
  hold: command('hold', 'Wait for somebody else', { schema: commands.hold }),
  resume: command('resume', 'End the hold', { schema: commands.resume, optional: true }),
  proposeSolution: command('solution', 'Propose a solution or a workaround', { schema: commands.solution, optional: true }),
  resolve: command('resolve', 'Declare it solved and ask the customer to confirm', {
    schema: commands.resolution,
    optional: true,
  }),
  confirm: command('confirm', 'The customer says that it is solved', { schema: commands.confirmation, optional: true }),
  reopen: command('reopen', 'It is not solved after all', { schema: commands.reopening, optional: true }),
  close: command('close', 'End it', { schema: commands.closing, optional: true }),
  complain: command('complaint', 'The customer complains of how it is handled', { schema: commands.complaint, optional: true }),
  rate: command('rating', 'The customer says how content they are with what was done', { schema: commands.rating }),
  acknowledge: command('acknowledge', 'Take charge: stops the escalation, not the clocks', {
    schema: commands.acknowledgement,
    optional: true,
  }),
  handOver: command('handover', 'Ask somebody else to follow it to its end', { schema: commands.handover }),
  acceptHandover: command('handover/accept', 'Be its owner from now on', {
    schema: commands.handoverAcceptance,
    optional: true,
  }),
  declineHandover: command('handover/decline', 'Leave it with its owner', { schema: commands.handoverRefusal, optional: true }),
  withdrawHandover: command('handover/withdraw', 'Take the offer back', {
    schema: commands.handoverWithdrawal,
    optional: true,
  }),
  watch: command('watchers', 'Keep somebody posted', { schema: commands.watching }),
  unwatch: command('watchers/remove', 'Keep somebody posted no longer', { schema: commands.watching }),
  merge: command('merge', 'Let it go on as another ticket, for good', { schema: commands.merging }),
} satisfies Routes;
