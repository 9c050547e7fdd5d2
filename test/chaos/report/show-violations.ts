import type { Fact } from '../../../shared/core/fact.ts';
import type { Violation } from '../judge/violation.ts';
import type { KeptTicket } from '../outcome/outcome.ts';

/** Of the tickets after these only the complaints are shown. */
const MOST_HISTORIES = 3;

/** Each violation, by ticket, and the histories of the first few. */
export function showViolations(violations: readonly Violation[], tickets: readonly KeptTicket[]): string {
  const byTicket = [...Map.groupBy(violations, ({ ticketId }) => ticketId)];
  return byTicket
    .map(([ticketId, complaints], index) => {
      const ticket = index < MOST_HISTORIES ? tickets.find(({ id }) => id === ticketId) : undefined;
      const history =
        ticket === undefined ? [] : ['  history:', ...ticket.facts.map(lineOf), '  receipts:', ...ticket.receipts.map(said)];
      return [`ticket ${ticketId ?? '–'}`, ...complaints.map(({ what }) => `  ${what}`), ...history, ''].join('\n');
    })
    .join('\n');
}

function lineOf({ n, at, type, ...rest }: Fact): string {
  return `    ${String(n).padStart(3)}  ${new Date(at).toISOString()}  ${type.padEnd(16)}  ${said(rest)}`;
}

const said = (value: object): string => `    ${JSON.stringify(value)}`;
