import type { DueEntry } from './ports.ts';
import type { Services } from './services.ts';

/** Sends each ticket to the wake queue so that it arrives when it is due. */
export async function sendWakes(
  { now, wakeQueue, settings }: Pick<Services, 'now' | 'wakeQueue' | 'settings'>,
  entries: readonly DueEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const at = now();
  await wakeQueue.send(
    entries.map(({ ticketId, dueAt }) => ({
      message: { v: 1, ticketId, dueAt },
      delayMs: Math.min(Math.max(0, dueAt - at), settings.timing.maxDelayMs),
    })),
  );
}
