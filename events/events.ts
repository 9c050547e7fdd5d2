import type * as z from 'zod';
import type { FactType } from '../shared/core/fact.ts';
import { subscriptionDisabled } from './subscription-disabled.ts';
import { ticketAbsorbed } from './ticket-absorbed.ts';
import { ticketAcknowledged } from './ticket-acknowledged.ts';
import { ticketAcknowledgementLapsed } from './ticket-acknowledgement-lapsed.ts';
import { ticketAssigned } from './ticket-assigned.ts';
import { ticketBreached } from './ticket-breached.ts';
import { ticketClosed } from './ticket-closed.ts';
import { ticketComplained } from './ticket-complained.ts';
import { ticketConfirmed } from './ticket-confirmed.ts';
import { ticketCustomerReplied } from './ticket-customer-replied.ts';
import { ticketEscalated } from './ticket-escalated.ts';
import { ticketHandedOver } from './ticket-handed-over.ts';
import { ticketHandoverDeclined } from './ticket-handover-declined.ts';
import { ticketHandoverLapsed } from './ticket-handover-lapsed.ts';
import { ticketHandoverOffered } from './ticket-handover-offered.ts';
import { ticketHandoverWithdrawn } from './ticket-handover-withdrawn.ts';
import { ticketHeld } from './ticket-held.ts';
import { ticketLevelSkipped } from './ticket-level-skipped.ts';
import { ticketLinkRequested } from './ticket-link-requested.ts';
import { ticketMerged } from './ticket-merged.ts';
import { ticketNoted } from './ticket-noted.ts';
import { ticketOpened } from './ticket-opened.ts';
import { ticketPriorityChanged } from './ticket-priority-changed.ts';
import { ticketRated } from './ticket-rated.ts';
import { ticketRebased } from './ticket-rebased.ts';
import { ticketReopened } from './ticket-reopened.ts';
import { ticketReplied } from './ticket-replied.ts';
import { ticketResolved } from './ticket-resolved.ts';
import { ticketResumed } from './ticket-resumed.ts';
import { ticketSolutionProposed } from './ticket-solution-proposed.ts';
import { ticketUndelivered } from './ticket-undelivered.ts';
import { ticketUnwatched } from './ticket-unwatched.ts';
import { ticketWarned } from './ticket-warned.ts';
import { ticketWatched } from './ticket-watched.ts';

/** What happens to tickets, by detail-type. A kind of fact without an event does not compile. */
const ticketEvents = {
  'ticket.opened': ticketOpened,
  'ticket.replied': ticketReplied,
  'ticket.customer-replied': ticketCustomerReplied,
  'ticket.noted': ticketNoted,
  'ticket.assigned': ticketAssigned,
  'ticket.priority-changed': ticketPriorityChanged,
  'ticket.held': ticketHeld,
  'ticket.resumed': ticketResumed,
  'ticket.solution-proposed': ticketSolutionProposed,
  'ticket.resolved': ticketResolved,
  'ticket.confirmed': ticketConfirmed,
  'ticket.complained': ticketComplained,
  'ticket.rated': ticketRated,
  'ticket.link-requested': ticketLinkRequested,
  'ticket.reopened': ticketReopened,
  'ticket.closed': ticketClosed,
  'ticket.merged': ticketMerged,
  'ticket.absorbed': ticketAbsorbed,
  'ticket.acknowledged': ticketAcknowledged,
  'ticket.acknowledgement-lapsed': ticketAcknowledgementLapsed,
  'ticket.handover-offered': ticketHandoverOffered,
  'ticket.handed-over': ticketHandedOver,
  'ticket.handover-declined': ticketHandoverDeclined,
  'ticket.handover-withdrawn': ticketHandoverWithdrawn,
  'ticket.handover-lapsed': ticketHandoverLapsed,
  'ticket.watched': ticketWatched,
  'ticket.unwatched': ticketUnwatched,
  'ticket.rebased': ticketRebased,
  'ticket.warned': ticketWarned,
  'ticket.breached': ticketBreached,
  'ticket.escalated': ticketEscalated,
  'ticket.level-skipped': ticketLevelSkipped,
  'ticket.undelivered': ticketUndelivered,
} satisfies { readonly [T in FactType as `ticket.${T}`]: z.ZodType };

/** Every event that Pledge puts on the bus, by its detail-type. */
export const events = { ...ticketEvents, 'subscription.disabled': subscriptionDisabled };

export type EventType = keyof typeof events;
/** The `detail` of one type of event. */
export type EventDetail<T extends EventType> = z.output<(typeof events)[T]>;
