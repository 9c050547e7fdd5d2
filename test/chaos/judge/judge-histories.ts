import type { KeptTicket } from '../outcome/outcome.ts';
import type { Violation } from './violation.ts';

/** A history is numbered without gaps, never runs backwards, and names no text that is not there. */
export function judgeHistory({ id, facts, missingMessages }: KeptTicket): readonly Violation[] {
  const complaints = facts.flatMap((fact, index) => {
    const before = facts[index - 1];
    return [
      ...(fact.n === index + 1 ? [] : [`fact ${index + 1} has number ${fact.n}`]),
      ...(before === undefined || before.at <= fact.at ? [] : [`fact ${fact.n} happened before fact ${before.n}`]),
      ...((index === 0) === (fact.type === 'opened') ? [] : [`fact ${fact.n} is "${fact.type}"`]),
    ];
  });
  const texts = missingMessages.map((message) => `the text of message ${message} is lost`);
  return [...complaints, ...texts].map((what) => ({ ticketId: id, what }));
}
