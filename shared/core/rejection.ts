import type { Status } from './ticket.ts';

/** Why a command was refused. A refusal changes nothing. */
export type Rejection =
  | { readonly code: 'not-found' }
  | { readonly code: 'already-exists' }
  | { readonly code: 'wrong-status'; readonly status: Status; readonly allowed: readonly Status[] }
  /** The ticket goes on as another one. */
  | { readonly code: 'merged'; readonly into: string }
  | { readonly code: 'merged-into-itself' }
  | { readonly code: 'not-confirmed' }
  /** `named`: the field of the command that names nobody. */
  | { readonly code: 'unknown-person'; readonly id: string; readonly named: 'assignee' | 'to' | 'person' }
  | { readonly code: 'unknown-team'; readonly id: string }
  | { readonly code: 'hold-ends-in-the-past' }
  | { readonly code: 'nothing-to-acknowledge' }
  /** Nobody has taken the request up yet, so there is nobody who could hand it over. */
  | { readonly code: 'no-owner' }
  | { readonly code: 'owner-already'; readonly id: string }
  /** It takes the owner, the lead of the ticket's team, or a superior of the owner. */
  | { readonly code: 'not-theirs-to-hand-over' }
  /** None is offered, or not to the person who answers. */
  | { readonly code: 'no-handover' };
