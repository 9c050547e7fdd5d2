import { PermanentError, RetryableError } from '../errors.ts';
import { inFolds } from '../in-folds.ts';
import { inLine } from '../in-line.ts';
import { parseJson } from '../parse-json.ts';
import type { Services } from '../services.ts';
import type { ApplyServices } from './alert-ticket.ts';
import { applySignals, type Report } from './apply-signals.ts';
import type { Delivery, DeliveryMessage, PartResult } from './delivery.ts';
import { type ReadPart, readPost, sayProblems } from './read-post.ts';
import type { WebhookSource } from './webhook-source.ts';

export type TakeServices = ApplyServices & Pick<Services, 'webhookLog' | 'sns'>;

/**
 * Carries out a delivery that was queued, under the configuration as it is now, and notes what became of each alert in it. Each alert is
 * its own: one that cannot be carried out keeps none of the others, and is tried again alone.
 * @throws RetryableError when something failed that may work later; what did work is noted by then
 */
export async function takeDelivery(services: TakeServices, { source: name, id }: DeliveryMessage): Promise<void> {
  const delivery = await services.webhookLog.load(name, id);
  if (delivery === undefined) throw new PermanentError(`there is no delivery ${id} of ${name}`);
  if (delivery.state === 'done' || delivery.state === 'refused') return;
  const { webhooks } = await services.configuration.current();
  const source = Object.hasOwn(webhooks, name) ? webhooks[name] : undefined;
  if (source === undefined)
    return note(services, delivery, [{ path: '', outcome: 'failed', detail: 'the source is not configured' }]);
  const parts = await partsOf(services, source, delivery);
  const results = await Promise.all(parts.map((part, index) => carryOut(services, { source, delivery, part, index })));
  await note(
    services,
    delivery,
    results.map(({ result }) => result),
  );
  const failed = results.find(({ error }) => error !== undefined);
  if (failed !== undefined)
    throw new RetryableError(`not all of delivery ${id} of ${name} was carried out`, { cause: failed.error });
}

async function partsOf(services: TakeServices, source: WebhookSource, delivery: Delivery): Promise<readonly ReadPart[]> {
  const bytes = await services.webhookLog.loadBody(delivery);
  const body = parseJson(bytes);
  if ('reason' in body) return [{ kind: 'misshapen', path: '', problems: [{ path: '', detail: `Is not JSON: ${body.reason}` }] }];
  return readPost(source, body.value, { headers: delivery.headers, bytes });
}

type Task = { readonly source: WebhookSource; readonly delivery: Delivery; readonly part: ReadPart; readonly index: number };
type Done = { readonly result: PartResult; readonly error?: unknown };

async function carryOut(services: TakeServices, task: Task): Promise<Done> {
  const { part, source } = task;
  switch (part.kind) {
    case 'ignored':
      return { result: { path: part.path, outcome: 'ignored', detail: part.because } };
    case 'misshapen':
      return { result: { path: part.path, outcome: 'misshapen', detail: sayProblems(part) } };
    case 'confirmation':
      return attempt({ path: part.path }, async () => {
        await services.sns.confirm(part.url);
        return { path: part.path, outcome: 'confirmed' };
      });
    case 'signal': {
      const { path } = part.signal;
      const key = part.signal.key ?? unnamed(task);
      const before = resultBefore(task.delivery, { path, key });
      if (before !== undefined) return { result: before };
      const { delivery, index } = task;
      const report: Report = { name: nameOf(delivery.id, index), at: delivery.at, signal: part.signal };
      return attempt({ path, key }, async () => ({ path, key, ...(await apply(services, { source, key }, report)) }));
    }
  }
}

/** What nothing names is a problem of its own, known by its delivery. */
const unnamed = ({ delivery, index }: Task): string => (index === 0 ? delivery.id : `${delivery.id}.${index}`);

/** Sorts as the alerts stand in the body. */
const nameOf = (id: string, index: number): string => `${id}.${String(index).padStart(5, '0')}`;

/** When a delivery is taken anew, what succeeded of it stays as it is, unless it has become another problem. */
function resultBefore({ results = [] }: Delivery, { path, key }: Pick<PartResult, 'path' | 'key'>): PartResult | undefined {
  return results.find((result) => result.path === path && result.key === key && !isUndone(result));
}

const isUndone = ({ outcome }: PartResult): boolean => outcome === 'misshapen' || outcome === 'failed';

/** Tickets that are written at the same time: a post of a thousand alerts must not take the whole table. */
const WIDTH = 32;

/** All that comes of one problem while it is being written is gathered into its next write. */
function apply(services: TakeServices, matter: { readonly source: WebhookSource; readonly key: string }, report: Report) {
  const name = `${matter.source.name}\n${matter.key}`;
  return inFolds(services.problems, name, report, (reports: readonly Report[]) =>
    inLine(services.problems, WIDTH, () => applySignals(services, matter, reports)),
  );
}

async function attempt(place: Pick<PartResult, 'path' | 'key'>, work: () => Promise<PartResult>): Promise<Done> {
  try {
    return { result: await work() };
  } catch (error) {
    // What will never work is noted and not tried again.
    const detail = error instanceof Error ? error.message : 'it failed';
    const result = { ...place, outcome: 'failed', detail } as const;
    return error instanceof PermanentError ? { result } : { result, error };
  }
}

/** Another worker may have had the same message: what it noted says the same. */
async function note(services: TakeServices, delivery: Delivery, results: readonly PartResult[]): Promise<void> {
  const state = results.some(isUndone) ? 'failed' : 'done';
  if (state === 'failed') services.metrics.count('WebhookFailed');
  await services.webhookLog.update({ ...delivery, results, state, handledAt: services.now() });
}
