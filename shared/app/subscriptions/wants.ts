import type { Ticket } from '../../core/ticket.ts';
import type { Subscription, SubscriptionFilter } from './subscription.ts';

const ALL_EVENTS = 'ticket.*';

/** Whether a subscription is to hear of an event. @param ticket as the event left it, or later */
export function wants({ events, filter, disabled }: Subscription, eventType: string, ticket: Ticket): boolean {
  if (disabled !== undefined) return false;
  return events.some((name) => name === eventType || name === ALL_EVENTS) && passes(filter, ticket);
}

function passes(filter: SubscriptionFilter, ticket: Ticket): boolean {
  const { team, priority, category, channel, tier, status, tags } = ticket;
  const values = { team, priority, category, channel, tier, status };
  const names = Object.keys(values) as (keyof typeof values)[];
  return names.every((name) => hasOne(filter[name], [values[name]])) && hasOne(filter.tag, tags);
}

const hasOne = (wanted: readonly string[] | undefined, values: readonly (string | undefined)[]): boolean =>
  wanted === undefined || values.some((value) => value !== undefined && wanted.includes(value));
