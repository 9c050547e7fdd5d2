import type { Platform } from '../platform.ts';
import { clockTime } from './stage.ts';

type Clock = {
  readonly metric: string;
  readonly cycle: number;
  readonly state: string;
  readonly targetSeconds: number;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly metAt?: string;
  readonly pausedSeconds: number;
};
type Ticket = {
  readonly reference: string;
  readonly subject: string;
  readonly status: string;
  readonly openedAt: string;
  readonly clocks: readonly Clock[];
};

/** How the day ended, as the API tells it. */
export async function summarize(platform: Platform): Promise<readonly string[]> {
  const answer = await fetch(`${platform.url}/v1/tickets`, { headers: { authorization: `Bearer ${platform.apiKey}` } });
  const { items } = (await answer.json()) as { readonly items: readonly Ticket[] };
  return items.toSorted((a, b) => a.openedAt.localeCompare(b.openedAt)).flatMap(describeTicket);
}

function describeTicket({ reference, subject, status, clocks }: Ticket): readonly string[] {
  const promises = clocks.filter(({ metric, cycle }) => cycle === 1 && (metric === 'first-response' || metric === 'solution'));
  return [`${reference}  ${subject} (${status})`, ...promises.map(describeClock)];
}

function describeClock({ metric, state, targetSeconds, startedAt, dueAt, metAt, pausedSeconds }: Clock): string {
  const promise = `${metric} within ${targetSeconds / 3_600} h`.padEnd(28);
  const result = metAt === undefined ? state : `${state === 'breached' ? 'breached, kept' : 'kept'} at ${time(metAt)}`;
  const paused = pausedSeconds < 60 ? '' : `, stood still for ${Math.round(pausedSeconds / 60)} min`;
  return `             ${promise}from ${time(startedAt)}, due ${dayOf(dueAt, startedAt)}${time(dueAt)}: ${result}${paused}`;
}

function time(iso: string): string {
  return clockTime(Date.parse(iso));
}

/** The weekday, where it is not that of the start. */
function dayOf(iso: string, start: string): string {
  const weekday = (at: string): string => new Date(at).toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' });
  return iso.slice(0, 10) === start.slice(0, 10) ? '' : `${weekday(iso)} `;
}
