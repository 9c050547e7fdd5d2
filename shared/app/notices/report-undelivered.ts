import type { Undelivered } from '../../core/fact.ts';
import { type CommandServices, runCommand } from '../run-command.ts';

/** A notice whose addressee was not told, by the name of its receipt. */
export type UndeliveredNotice = {
  readonly ticketId: string;
  readonly receipt: string;
  /** A person id, an address or a webhook's name. */
  readonly to: string;
  readonly facts: readonly number[];
  readonly because: Undelivered;
};

/**
 * Puts down in the history that a notice has not reached its addressee, so that a ladder which waits for him goes on at once. Once for
 * each notice, however often it is reported. A ticket that was merged meanwhile waits for nobody.
 */
export async function reportUndelivered(services: CommandServices, { ticketId, ...notice }: UndeliveredNotice): Promise<void> {
  // In a command id only what stands before the first point tells commands apart.
  const commandId = `undelivered-${notice.receipt.replaceAll('.', '~')}`;
  const command = { type: 'report-undelivered', ...notice, by: 'system', commandId } as const;
  const outcome = await runCommand(services, ticketId, command);
  if (!outcome.ok && outcome.rejection.code !== 'merged')
    services.log.warn('the history does not say that a notice was not delivered', { ticketId, ...notice, ...outcome.rejection });
}
