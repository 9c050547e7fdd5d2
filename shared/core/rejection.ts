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
  | { readonly code: 'unknown-person'; readonly id: string }
  | { readonly code: 'unknown-team'; readonly id: string }
  | { readonly code: 'hold-ends-in-the-past' }
  | { readonly code: 'nothing-to-acknowledge' };
