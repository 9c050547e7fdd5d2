import { createHmac } from 'node:crypto';
import type { Actor } from '../../core/actor.ts';
import { defined } from '../../core/defined.ts';
import type { DurationMs } from '../../core/instant.ts';
import { ID_LENGTH, REFERENCE_ALPHABET } from '../../core/reference.ts';
import { pauseBetween } from '../pause-between.ts';
import type { Services } from '../services.ts';
import { announce, type QueueServices } from './queue-deliveries.ts';
import { MOST_SUBSCRIPTIONS, type Subscription } from './subscription.ts';
import { liveVersions, subscriptionSecret } from './subscription-secret.ts';

/** What operators do to subscriptions. Every change is one conditional write of one item, on top of what others have written. */
export type ManageServices = QueueServices & Pick<Services, 'secrets' | 'wait' | 'chance'>;

export type SubscriptionDraft = Pick<Subscription, 'url' | 'events' | 'filter' | 'payload'> &
  Partial<Pick<Subscription, 'description' | 'contact'>>;

/** `null` takes a field out. */
export type SubscriptionChange = Partial<Pick<SubscriptionDraft, 'url' | 'events' | 'filter' | 'payload'>> & {
  readonly description?: string | null;
  readonly contact?: string | null;
};

export type Created =
  | { readonly ok: true; readonly subscription: Subscription; readonly secret: string; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'too-many' };

/** The same command always makes the same subscription, with the same secret. */
export async function createSubscription(
  services: ManageServices,
  draft: SubscriptionDraft,
  { by, commandId }: { readonly by: Actor; readonly commandId: string },
): Promise<Created> {
  const signingKey = await services.secrets.signingKey();
  const id = idOf(signingKey, commandId);
  const known = await services.subscriptions.list();
  const before = known.find((one) => one.id === id);
  if (before === undefined && known.length >= MOST_SUBSCRIPTIONS) return { ok: false, reason: 'too-many' };
  const createdAt = services.now();
  const made: Subscription = {
    ...draft,
    id,
    revision: 1,
    secrets: [{ version: 1, createdAt }],
    createdAt,
    createdBy: by,
    commandId,
  };
  const isNew = before === undefined && (await services.subscriptions.create(made));
  const subscription = isNew ? made : ((await services.subscriptions.load(id)) ?? made);
  return { ok: true, subscription, secret: subscriptionSecret(signingKey, id, 1), repeated: !isNew };
}

/** Keyed, so that nobody can work out an id from an Idempotency-Key. The fingerprint of the body is no part of who asks. */
function idOf(signingKey: string, commandId: string): string {
  const [identity = ''] = commandId.split('.');
  const digest = createHmac('sha256', signingKey).update(`pledge subscription id v1\n${identity}`).digest();
  return Array.from(digest.subarray(0, ID_LENGTH), (byte) => REFERENCE_ALPHABET[byte % 32]).join('');
}

/** @returns `undefined` when there is no such subscription; what `next` returns for it otherwise, written if it is another value */
async function change(
  services: ManageServices,
  id: string,
  next: (subscription: Subscription) => Subscription,
): Promise<Subscription | undefined> {
  for (let conflicts = 0; ; conflicts += 1) {
    await pauseBetween(services, conflicts);
    const known = await services.subscriptions.load(id);
    if (known === undefined) return undefined;
    const changed = next(known);
    if (changed === known) return known;
    const written = { ...changed, revision: known.revision + 1 };
    if (await services.subscriptions.update(written, known.revision)) return written;
  }
}

export const changeSubscription = (services: ManageServices, id: string, changes: SubscriptionChange) =>
  change(services, id, (known) => {
    const { description = known.description, contact = known.contact, ...others } = changes;
    const { description: _, contact: __, ...rest } = known;
    const kept = defined({ description: description ?? undefined, contact: contact ?? undefined });
    return { ...rest, ...others, ...kept };
  });

/** What happens while it is disabled is not kept for it; what waits, waits on. */
export const disableSubscription = (services: ManageServices, id: string) =>
  change(services, id, (known) =>
    known.disabled === undefined ? { ...known, disabled: { at: services.now(), because: 'asked' } } : known,
  );

/** What is waiting goes on at once, as if the receiver had never failed. */
export async function enableSubscription(services: ManageServices, id: string): Promise<Subscription | undefined> {
  const enabled = await change(services, id, (known) => {
    const { disabled, ...rest } = known;
    return disabled === undefined ? known : rest;
  });
  if (enabled !== undefined) await announce(services, id, 'anew');
  return enabled;
}

export type Rotated =
  | { readonly ok: true; readonly subscription: Subscription; readonly secret: string; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'unknown' | 'two-secrets' };

/** `keepMs`: so long the secret before stays valid, unless it is removed. */
export type Rotation = { readonly keepMs: DurationMs; readonly commandId: string };

/** Makes a new secret; the same command always the same. */
export async function rotateSecret(services: ManageServices, id: string, { keepMs, commandId }: Rotation): Promise<Rotated> {
  const now = services.now();
  let hasTwo = false;
  let repeated = false;
  const rotated = await change(services, id, (known) => {
    const [newest, ...older] = liveVersions(known, now);
    repeated = newest?.commandId === commandId;
    hasTwo = !repeated && older.length > 0;
    if (newest === undefined || hasTwo || repeated) return known;
    const kept = keepMs > 0 ? [{ ...newest, expiresAt: now + keepMs }] : [];
    return { ...known, secrets: [{ version: newest.version + 1, createdAt: now, commandId }, ...kept] };
  });
  if (rotated === undefined) return { ok: false, reason: 'unknown' };
  if (hasTwo) return { ok: false, reason: 'two-secrets' };
  const version = rotated.secrets[0]?.version ?? 1;
  const secret = subscriptionSecret(await services.secrets.signingKey(), id, version);
  return { ok: true, subscription: rotated, secret, repeated };
}

/** The newest stays: without a secret nothing could be signed. @returns `kept`: that is the one */
export async function removeSecret(
  services: ManageServices,
  id: string,
  version: number,
): Promise<Subscription | 'unknown' | 'kept'> {
  const now = services.now();
  const before = await services.subscriptions.load(id);
  const secrets = before === undefined ? [] : liveVersions(before, now);
  if (!secrets.some((one) => one.version === version)) return 'unknown';
  if (secrets[0]?.version === version) return 'kept';
  const changed = await change(services, id, (known) => ({
    ...known,
    secrets: known.secrets.filter((one) => one.version !== version),
  }));
  return changed ?? 'unknown';
}
