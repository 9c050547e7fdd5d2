/** Whether a run kept every promise, by what is on the disk alone: the platform is not asked. */
import type { CapturedMail, Outcome } from '../outcome/outcome.ts';
import type { Company } from './company.ts';
import { judgeCommands } from './judge-commands.ts';
import { judgeHistory } from './judge-histories.ts';
import { judgeNotices } from './judge-notices.ts';
import { judgeRest } from './judge-rest.ts';
import { judgeTiming } from './judge-timing.ts';
import type { Violation } from './violation.ts';

/** What became due in the very last moment may have been cut off by the end. */
const LAST_MOMENT_MS = 5_000;

export function judge(outcome: Outcome, company: Company): readonly Violation[] {
  const { tickets, mails, endedAt } = outcome;
  const until = endedAt - LAST_MOMENT_MS;
  const mailsOf = Map.groupBy(mails, ({ ticketId }) => ticketId);
  const known = new Set(tickets.map(({ id }) => id));
  return [
    ...judgeCommands(outcome, company),
    ...tickets.flatMap((ticket) => [
      ...judgeHistory(ticket),
      ...judgeTiming(ticket, company, until),
      ...judgeNotices(ticket, mailsOf.get(ticket.id) ?? [], company),
      ...judgeRest(ticket, until),
    ]),
    ...mails.filter(({ ticketId }) => !known.has(ticketId)).map(ofNoTicket),
  ];
}

const ofNoTicket = ({ id, ticketId }: CapturedMail): Violation => ({
  what: `mail ${id} is about ticket ${ticketId}, which is not there`,
});
