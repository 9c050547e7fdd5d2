import { hash, randomBytes } from 'node:crypto';
import { RetryableError } from '../errors.ts';
import { type LoadedTicket, replayStored } from '../load-ticket.ts';
import { findHeir } from '../merging/heir.ts';
import { type OpenServices, openTicket } from '../open-ticket.ts';
import { parseJson } from '../parse-json.ts';
import type { Outcome, Refusal } from '../run-command.ts';
import type { Services } from '../services.ts';
import { distrust, type WebhookDelivery } from './webhook-authentication.ts';
import { type Mapped, mapWebhook, type ShapeProblem } from './webhook-mapping.ts';
import type { WebhookSource } from './webhook-source.ts';

/**
 * Takes what another system posts. A delivery opens a ticket, or belongs to one that is open already: then nothing is done.
 * A problem that comes back after its ticket was closed opens a new one; one whose ticket was merged belongs to the ticket that this goes on as.
 */
export type Intake =
  | { readonly kind: 'opened' | 'known'; readonly ticket: Pick<LoadedTicket, 'snapshot' | 'policySet'> }
  | { readonly kind: 'unknown-source' }
  | { readonly kind: 'untrusted'; readonly reason: string }
  | { readonly kind: 'malformed'; readonly reason: string }
  | { readonly kind: 'misshapen'; readonly problems: readonly ShapeProblem[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export type IntakeServices = OpenServices & Pick<Services, 'correlations'>;

/** Each round follows one closing of the ticket; two in one delivery are a race, more are an error. */
const MOST_RECURRENCES = 5;

/** @throws RetryableError when the source has no secret yet: a sender that repeats loses nothing. */
export async function takeWebhook(services: IntakeServices, name: string, delivery: WebhookDelivery): Promise<Intake> {
  const { webhooks } = await services.configuration.current();
  const source = Object.hasOwn(webhooks, name) ? webhooks[name] : undefined;
  if (source === undefined) return { kind: 'unknown-source' };
  const secret = await services.secrets.webhookSecret(name);
  if (secret === undefined || secret === '') throw new RetryableError(`the webhook source ${name} has no secret`);
  const reason = distrust(source.authentication, secret, delivery, services.now());
  if (reason !== undefined) return { kind: 'untrusted', reason };
  const body = parseJson(delivery.bytes);
  if ('reason' in body) return { kind: 'malformed', reason: body.reason };
  const mapped = mapWebhook(source, body.value);
  if (!mapped.ok) return { kind: 'misshapen', problems: mapped.problems };
  return open(services, source, mapped, delivery);
}

async function open(
  services: IntakeServices,
  source: WebhookSource,
  { draft, deduplicationKey: key }: Extract<Mapped, { ok: true }>,
  delivery: WebhookDelivery,
): Promise<Intake> {
  if (key === undefined) return settle(services, await openOnce(services, source, draft, onceKey(source, delivery)));
  for (let round = 0; round < MOST_RECURRENCES; round += 1) {
    const seen = await services.correlations.loadRecurrence(source.name, key);
    const outcome = await openOnce(services, source, draft, `webhook:${source.name}:${key}:${seen}`);
    const intake = await settle(services, outcome);
    if (intake.kind !== 'known' || intake.ticket.snapshot.ticket.status !== 'closed') return intake;
    await services.correlations.addRecurrence(source.name, key, seen);
  }
  throw new RetryableError(`the tickets of one problem of ${source.name} are closed faster than they are opened`);
}

/** Without a key of its own a delivery is at least not taken twice when its sender numbers it. */
function onceKey(source: WebhookSource, { headers }: WebhookDelivery): string {
  const id = source.authentication.kind === 'standard-webhooks' ? headers['webhook-id'] : headers['idempotency-key'];
  return id === undefined ? `webhook-once:${source.name}:${randomBytes(16).toString('hex')}` : `webhook-id:${source.name}:${id}`;
}

/** The text of a repeat may differ (a counter, a time); it is the same problem all the same, so the command id is made of the key alone. */
function openOnce(
  services: IntakeServices,
  source: WebhookSource,
  draft: Parameters<typeof openTicket>[1],
  key: string,
): Promise<Outcome> {
  const commandId = `${hash('sha256', key, 'base64url').slice(0, 16)}.webhook0`;
  return openTicket(services, draft, { by: `webhook:${source.name}`, key, commandId });
}

async function settle(services: IntakeServices, outcome: Outcome): Promise<Intake> {
  if (!outcome.ok) return { kind: 'refused', refusal: outcome.rejection };
  if (!outcome.repeated) return { kind: 'opened', ticket: outcome };
  return { kind: 'known', ticket: await findHeir(services, await replayStored(services, outcome.stored)) };
}
