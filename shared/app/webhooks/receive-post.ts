import { randomBytes } from 'node:crypto';
import { defined } from '../../core/defined.ts';
import { MINUTE_MS } from '../../core/instant.ts';
import { RetryableError } from '../errors.ts';
import { parseJson } from '../parse-json.ts';
import { countOne, secondsToNext } from '../rate-counter.ts';
import type { Services } from '../services.ts';
import type { Post } from './adapters/adapter.ts';
import { type Delivery, deliveryIdOf } from './delivery.ts';
import { fitsNowhere, isIdle, problemsIn, type ReadPart, readPost } from './read-post.ts';
import { adapterOf } from './webhook-adapters.ts';
import { distrust } from './webhook-authentication.ts';
import type { ShapeProblem } from './webhook-mapping.ts';
import { needsSecret, type WebhookSource } from './webhook-source.ts';
import { keptBytes, keptHeaders } from './without-secrets.ts';

/**
 * Takes what another system posts: proves the sender, looks whether the body fits, keeps it and queues it. A sender is answered before
 * any ticket is touched, so a burst waits in the queue and not at the door. What was answered with yes is on the queue; who gets no
 * answer sends it again, and is known by the name that it gives its delivery.
 */
export type Received =
  | { readonly kind: 'unknown-source' }
  | { readonly kind: 'untrusted' | 'malformed'; readonly reason: string }
  | { readonly kind: 'misshapen'; readonly problems: readonly ShapeProblem[] }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number }
  /** `queued`: it will be carried out. `known`: it was taken before. `idle`: there is nothing to be done. */
  | { readonly kind: 'queued' | 'known' | 'idle'; readonly delivery: Delivery; readonly parts: readonly ReadPart[] };

export type ReceiveServices = Pick<
  Services,
  'now' | 'configuration' | 'secrets' | 'webhookLog' | 'webhookQueue' | 'sns' | 'rates' | 'metrics'
>;

/** @throws RetryableError when the source has no secret yet: a sender that repeats loses nothing. */
export async function receivePost(services: ReceiveServices, name: string, post: Post): Promise<Received> {
  const { webhooks } = await services.configuration.current();
  const source = Object.hasOwn(webhooks, name) ? webhooks[name] : undefined;
  if (source === undefined) return { kind: 'unknown-source' };
  const secret = await secretOf(services, source);
  const arrival: Arrival = { services, source, post };
  const reason = await distrust({ source, secret, post, now: services.now(), sns: services.sns });
  if (reason !== undefined) return refuse(arrival, { kind: 'untrusted', reason });
  if (await isTooMuch(services, source)) return { kind: 'too-many', retryAfterSeconds: secondsToNext(services, MINUTE_MS) };
  const body = parseJson(post.bytes);
  if ('reason' in body) return refuse(arrival, { kind: 'malformed', reason: body.reason });
  const parts = await readPost(source, body.value, post);
  if (fitsNowhere(parts)) return refuse(arrival, { kind: 'misshapen', problems: problemsIn(parts) });
  return keep(arrival, parts, body.value);
}

type Arrival = {
  readonly services: ReceiveServices;
  readonly source: WebhookSource;
  readonly post: Post;
};

async function secretOf({ secrets }: ReceiveServices, source: WebhookSource): Promise<string> {
  if (!needsSecret(source)) return '';
  const secret = await secrets.webhookSecret(source.name);
  if (secret === undefined || secret === '') throw new RetryableError(`the webhook source ${source.name} has no secret`);
  return secret;
}

async function isTooMuch(services: ReceiveServices, { name, rateLimit }: WebhookSource): Promise<boolean> {
  return rateLimit !== undefined && (await countOne(services, `webhook:${name}`, MINUTE_MS)) > rateLimit;
}

type Refused = Extract<Received, { kind: 'untrusted' | 'malformed' | 'misshapen' }>;

/** What anybody may send is kept in its beginning only: enough to see what was wrong. */
const KEPT_OF_STRANGERS_BYTES = 4_096;
/** Of one source in a minute: nobody who does not know its secret can fill the log. The metric counts them all. */
const MOST_KEPT_OF_STRANGERS = 60;

async function refuse(arrival: Arrival, refusal: Refused): Promise<Received> {
  const { services, source, post } = arrival;
  const { kind } = refusal;
  services.metrics.count('WebhookRefused');
  const isFlood =
    kind === 'untrusted' && (await countOne(services, `untrusted:${source.name}`, MINUTE_MS)) > MOST_KEPT_OF_STRANGERS;
  if (isFlood) return refusal;
  const delivery: Delivery = {
    ...envelopeOf(arrival),
    verdict: kind,
    state: 'refused',
    ...defined({
      reason: kind === 'misshapen' ? undefined : refusal.reason,
      problems: kind === 'misshapen' ? refusal.problems : undefined,
    }),
  };
  const bytes = kind === 'untrusted' ? post.bytes.subarray(0, KEPT_OF_STRANGERS_BYTES) : post.bytes;
  await services.webhookLog.add(delivery, keptBytes(source, bytes));
  return refusal;
}

function envelopeOf({ services, source, post }: Arrival) {
  const at = services.now();
  return {
    id: deliveryIdOf(at, randomBytes(8).toString('hex')),
    source: source.name,
    at,
    revision: 1,
    headers: keptHeaders(source, post.headers),
    size: post.bytes.length,
  };
}

async function keep(arrival: Arrival, parts: readonly ReadPart[], body: unknown): Promise<Received> {
  const { services, source, post } = arrival;
  const envelope = envelopeOf(arrival);
  const id = await claimedId(arrival, envelope.id, body);
  const known = id === envelope.id ? undefined : await services.webhookLog.load(source.name, id);
  if (known !== undefined && known.state !== 'queued') return { kind: 'known', delivery: known, parts };
  const idle = isIdle(parts);
  const delivery: Delivery = known ?? {
    ...envelope,
    id,
    verdict: 'accepted',
    ...(idle ? { state: 'done', results: parts.flatMap(ignoredResult), handledAt: envelope.at } : { state: 'queued' }),
  };
  if (known === undefined)
    await addFirst(services, delivery, { isNew: id === envelope.id, bytes: keptBytes(source, post.bytes) });
  if (idle) return { kind: 'idle', delivery, parts };
  // Also for one that is known: whoever took it first may have died before it was on the queue.
  await services.webhookQueue.send([{ v: 1, source: source.name, id }]);
  return { kind: known === undefined ? 'queued' : 'known', delivery, parts };
}

type Kept = { readonly isNew: boolean; readonly bytes: Uint8Array };

/** Under a name that was claimed before, whoever claimed it may be adding it at this moment. */
const addFirst = ({ webhookLog }: ReceiveServices, delivery: Delivery, { isNew, bytes }: Kept): Promise<void> =>
  isNew ? webhookLog.add(delivery, bytes) : webhookLog.addUnlessKnown(delivery, bytes);

async function claimedId({ services, source, post }: Arrival, id: string, body: unknown): Promise<string> {
  const adapter = await adapterOf(source.type);
  const name = adapter.deliveryId?.(post, body);
  return name === undefined ? id : services.webhookLog.claim(source.name, name, id);
}

const ignoredResult = (part: ReadPart) =>
  part.kind === 'ignored' ? [{ path: part.path, outcome: 'ignored' as const, detail: part.because }] : [];
