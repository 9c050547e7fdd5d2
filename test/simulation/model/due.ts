/** What time brings to a ticket, and in which order. */
import type { Instant } from '../../../shared/core/instant.ts';

export type Due = { readonly at: Instant; readonly rank: number; readonly happen: () => void };

/** Within one instant a hold ends first, then offers and acknowledgements lapse, warnings, the breach and escalations happen, and closing comes last. */
export const ORDER_WITHIN_AN_INSTANT = {
  'hold-ends': 0,
  'offer-lapses': 1,
  'acknowledgement-lapses': 2,
  warning: 3,
  breach: 4,
  escalation: 5,
  closes: 6,
} as const;
