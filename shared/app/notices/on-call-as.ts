import type { Addressee } from '../../core/effect.ts';
import { nameInFact, resolveRecipients } from '../../core/escalation/recipients.ts';
import { type Fact, isFiring } from '../../core/fact.ts';
import { firedLevel } from '../../core/fired-level.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { LoadedTicket } from '../load-ticket.ts';

/** The on-call schedules by which somebody is told of firings: those that the levels name and that had them on call by then. */
export function onCallAs(
  { snapshot, policySet }: LoadedTicket,
  facts: readonly Fact[],
  { personId }: Addressee,
  organisation: Organisation,
): readonly string[] {
  const schedules = facts.filter(isFiring).flatMap((fact) => {
    const named = (firedLevel(fact, snapshot, policySet)?.to ?? []).filter((recipient) => recipient.kind === 'on-call');
    return named.flatMap((recipient) => {
      const who = resolveRecipients([recipient], snapshot.ticket, organisation, fact.firedAt);
      return personId !== undefined && who.map(nameInFact).includes(personId) ? [recipient.schedule] : [];
    });
  });
  return [...new Set(schedules)];
}
