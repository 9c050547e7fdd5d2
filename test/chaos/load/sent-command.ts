import type { Instant } from '../../../shared/core/instant.ts';
import type { Priority } from '../../../shared/core/priority.ts';
import type { Status } from '../../../shared/core/ticket.ts';
import { commandIdOf } from '../../../shared/lambda/http-idempotency.ts';

/** What the clients ask for, by the names that the API gives its operations. */
export type Operation =
  | 'openTicket'
  | 'reply'
  | 'note'
  | 'hold'
  | 'resume'
  | 'changePriority'
  | 'acknowledge'
  | 'resolve'
  | 'confirm'
  | 'reopen'
  | 'close';

/** A command as it goes over the wire, however often. */
export type Command = {
  readonly operation: Operation;
  /** Absent: the command opens a ticket. */
  readonly ticketId?: string;
  readonly path: string;
  readonly body: { readonly [field: string]: unknown };
  readonly key: string;
};

/** The ticket as an answer showed it. */
export type Seen = { readonly id: string; readonly status: Status; readonly priority: Priority; readonly version: number };

/** `unknown`: the run ended before anybody answered. */
export type Answer =
  | { readonly kind: 'acknowledged'; readonly ticket: Seen }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }
  | { readonly kind: 'unknown' };

/** A command with what its client knows of it in the end. */
export type SentCommand = {
  readonly command: Command;
  readonly answer: Answer;
  readonly attempts: number;
  readonly sentAt: Instant;
  readonly answeredAt: Instant;
};

/** How the platform names the one API key that it runs with on a laptop. */
const CALLER = 'dev';

/** By what the facts of a command are known in a history: the first part of its command id. */
export function identityOf({ operation, ticketId = '', key }: Pick<Command, 'operation' | 'ticketId' | 'key'>): string {
  return identityIn(commandIdOf([CALLER, operation, ticketId], key, {}));
}

export const identityIn = (commandId: string): string => commandId.split('.')[0] ?? '';
