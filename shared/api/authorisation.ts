import type { Role } from '../core/role.ts';

/**
 * Who may do what: every operation that takes a key or a token asks for one of these rights, and a role has those that name it.
 * It is all that is ever asked; `docs/authorisation.md` shows it operation by operation.
 */
const EVERYBODY = ['read-only', 'integrator', 'agent', 'lead', 'manager', 'admin'] as const;
const WHOEVER_WORKS = ['integrator', 'agent', 'lead', 'manager', 'admin'] as const;
const SUPERIORS = ['lead', 'manager', 'admin'] as const;
const MANAGEMENT = ['manager', 'admin'] as const;
const ADMINS = ['admin'] as const;

export const RIGHTS = {
  /** Tickets with all that is behind them, notes of the staff included. */
  'read-tickets': EVERYBODY,
  'open-tickets': WHOEVER_WORKS,
  /** Everything that people do to a ticket. */
  'work-tickets': WHOEVER_WORKS,
  /** What tickets are promised, who is on call, how punctual Pledge is. */
  'read-settings': EVERYBODY,
  /** Stand-ins and swaps: they change who is told of every ticket. */
  'change-on-call': SUPERIORS,
  /** What another configuration would do, or would have done. */
  'try-policies': MANAGEMENT,
  /** What all tickets are held to, and who gets their mails. */
  'apply-policies': ADMINS,
  /** How well the platform itself does. */
  oversee: MANAGEMENT,
  /** What other systems have posted, and what became of it: whose tickets these are wants to know where an alert went. */
  'read-deliveries': SUPERIORS,
  /** Who may call at all. */
  'manage-keys': ADMINS,
  /** What comes in and goes out beside tickets: deliveries, what is held back, other systems. */
  operate: ADMINS,
} as const satisfies { readonly [right: string]: readonly Role[] };

export type Right = keyof typeof RIGHTS;

export const isAllowed = (role: Role, right: Right): boolean => rolesWith(right).includes(role);

export const rolesWith = (right: Right): readonly Role[] => RIGHTS[right];
