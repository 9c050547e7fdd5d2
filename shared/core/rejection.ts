import type { Status } from './ticket.ts';

/** Why a command was refused. A refusal changes nothing. */
export type Rejection =
  | { readonly code: 'not-found' }
  | { readonly code: 'already-exists' }
  | { readonly code: 'wrong-status'; readonly status: Status; readonly allowed: readonly Status[] }
  | { readonly code: 'not-confirmed' }
  | { readonly code: 'unknown-person'; readonly id: string }
  | { readonly code: 'unknown-team'; readonly id: string }
  | { readonly code: 'hold-ends-in-the-past' }
  | { readonly code: 'nothing-to-acknowledge' };
