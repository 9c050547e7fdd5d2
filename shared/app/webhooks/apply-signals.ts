import { RetryableError } from '../errors.ts';
import { MOST_CONFLICTS, pauseBetween } from '../pause-between.ts';
import { type ApplyServices, type Matter, reportRepeats } from './alert-ticket.ts';
import type { PartOutcome } from './delivery.ts';
import type { Problem } from './problem.ts';
import { type Applied, type Progress, step } from './signal-step.ts';
import type { Signal } from './webhook-mapping.ts';

/** A report of one problem. `name` is its own, the same however often it is carried out, and sorts by when it came. */
export type Report = { readonly name: string; readonly at: number; readonly signal: Signal };

/** As many as one burst brings twice; what is older has long been noted in the log of deliveries. */
const MOST_RECENT = 40;

/**
 * Carries out reports of one problem, in the order in which they came, whatever order they arrive in: what a late one says about the past
 * does not undo what a newer one said. All of them together cost one write of the problem, and a ticket is written only when something
 * about it changes. @returns one by one what became of them
 */
export async function applySignals(
  services: ApplyServices,
  matter: Matter,
  reports: readonly Report[],
): Promise<readonly Applied[]> {
  const inOrder = reports.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
    await pauseBetween(services, conflicts);
    const { problem, revision } = await services.problems.load(matter.source.name, matter.key);
    const applied = new Map<string, Applied>();
    let progress: Progress = { problem };
    for (const report of inOrder) {
      const outcome = progress.problem.recent.includes(report.name)
        ? { progress, applied: known(progress.problem, report.signal) }
        : await step(services, matter, progress, report);
      applied.set(report.name, outcome.applied);
      progress = { ...outcome.progress, problem: remember(outcome.progress.problem, report.name) };
    }
    if (await save(services, matter, { before: problem, after: progress.problem, revision })) {
      return reports.map(({ name }) => applied.get(name) ?? { outcome: 'failed' });
    }
  }
  throw new RetryableError(`an alert of ${matter.source.name} is being reported by too many at once`);
}

/** It has been carried out before; what came of it, the log of deliveries says. */
const known = ({ ticketId }: Problem, { action }: Signal): Applied => {
  const outcomes: { readonly [A in Signal['action']]: PartOutcome } = {
    trigger: 'repeated',
    acknowledge: 'acknowledged',
    resolve: 'resolved',
  };
  return { outcome: outcomes[action], detail: 'carried out before', ...(ticketId === undefined ? {} : { ticketId }) };
};

const remember = (problem: Problem, name: string): Problem =>
  problem.recent.includes(name) ? problem : { ...problem, recent: [...problem.recent, name].slice(-MOST_RECENT) };

type Change = { readonly before: Problem; readonly after: Problem; readonly revision: number };

async function save(services: ApplyServices, matter: Matter, { before, after, revision }: Change): Promise<boolean> {
  if (after === before) return true;
  if (after.repeats !== before.repeats && after.repeats > 0) await reportRepeats(services, matter, after);
  return services.problems.save(matter.source.name, matter.key, after, revision);
}
