import type { FactType } from './fact.ts';

/** Every kind of fact; one that is missing here does not compile. */
const ALL: { readonly [T in FactType]: true } = {
  opened: true,
  replied: true,
  'customer-replied': true,
  noted: true,
  assigned: true,
  'priority-changed': true,
  held: true,
  resumed: true,
  'solution-proposed': true,
  resolved: true,
  confirmed: true,
  complained: true,
  rated: true,
  reopened: true,
  closed: true,
  merged: true,
  absorbed: true,
  acknowledged: true,
  'acknowledgement-lapsed': true,
  'handover-offered': true,
  'handed-over': true,
  'handover-declined': true,
  'handover-withdrawn': true,
  'handover-lapsed': true,
  watched: true,
  unwatched: true,
  rebased: true,
  warned: true,
  breached: true,
  escalated: true,
  'level-skipped': true,
  undelivered: true,
};

export const FACT_TYPES = Object.keys(ALL) as readonly FactType[];
