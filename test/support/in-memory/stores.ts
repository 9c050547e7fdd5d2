/** What lies beside the tickets, in memory. It is kept as text or frozen, so that nobody can change it but the store. */

import type { Canaries, CanaryStore } from '../../../shared/app/canary/canary.ts';
import { NotConfiguredError, StaleBaseError, UnknownPolicyVersionError } from '../../../shared/app/errors.ts';
import type { KeyStore, StoredKey } from '../../../shared/app/keys/key-store.ts';
import type { Rollout } from '../../../shared/app/policies/rollout.ts';
import type {
  ApiKeys,
  BlobStore,
  Configuration,
  ConfigurationDraft,
  ConfigurationStore,
  Correlations,
  IncomingMail,
  Message,
  MessageStore,
  Occasion,
  RolloutStore,
  Secrets,
  StoredOverrides,
} from '../../../shared/app/ports.ts';
import type { Receipt, ReceiptStore } from '../../../shared/app/receipt.ts';
import type { ReconciliationStore, Reconciliations } from '../../../shared/app/reconciliation/reconciliation.ts';
import type { SendingPlanStore, StoredSendingPlan } from '../../../shared/app/sending/sending-pace.ts';
import type { TimerStatistics } from '../../../shared/app/timers/timer-statistics.ts';
import { attachmentDisposition } from '../../../shared/aws/attachment-disposition.ts';
import { decodeTimedCursor, encodeCursor } from '../../../shared/aws/cursor.ts';
import { timedKey } from '../../../shared/aws/ticket-keys.ts';
import { canonicalJson } from '../../../shared/core/canonical-json.ts';
import type { OverridesBySchedule } from '../../../shared/core/escalation/on-call/schedule.ts';
import { withOverrides } from '../../../shared/core/escalation/on-call/with-overrides.ts';
import { MINUTE_MS } from '../../../shared/core/instant.ts';
import type { PolicySet } from '../../../shared/core/policy-set.ts';
import { frozen } from './frozen.ts';

/** Values of each ticket by id, frozen, so that whoever gets one cannot change what is kept. */
function createShelves<T>() {
  const shelves = new Map<string, Map<string, T>>();
  const shelfOf = (ticketId: string) => shelves.get(ticketId) ?? new Map<string, T>();
  return {
    put: (ticketId: string, id: string, value: T) => void shelves.set(ticketId, shelfOf(ticketId).set(id, frozen(value))),
    get: (ticketId: string, id: string) => shelfOf(ticketId).get(id),
    all: (ticketId: string) => [...shelfOf(ticketId).values()],
  };
}

export function createInMemoryMessages(): MessageStore {
  const messages = createShelves<Message>();
  const position = ({ at, id }: Message) => timedKey(at, id);
  return {
    save: async (message) => messages.put(message.ticketId, message.id, message),
    load: async (ticketId, messageId) => messages.get(ticketId, messageId),
    list: async (ticketId, limit, cursor) => {
      const after = cursor === undefined ? '' : decodeTimedCursor(cursor);
      const rest = messages
        .all(ticketId)
        .filter((message) => position(message) > after)
        .sort((a, b) => (position(a) < position(b) ? -1 : 1));
      const items = rest.slice(0, limit);
      const last = items.at(-1);
      const more = last !== undefined && items.length < rest.length;
      return { items, ...(more && { nextCursor: encodeCursor(position(last)) }) };
    },
  };
}

export function createInMemoryReceipts(): ReceiptStore {
  const receipts = createShelves<Receipt>();
  const save = (receipt: Receipt) => receipts.put(receipt.ticketId, receipt.id, receipt);
  return {
    begin: async (receipt) => {
      if (receipts.get(receipt.ticketId, receipt.id) !== undefined) return false;
      save(receipt);
      return true;
    },
    load: async (ticketId, id) => receipts.get(ticketId, id),
    update: async (receipt, seen) => {
      const known = receipts.get(receipt.ticketId, receipt.id);
      const { type, at } = known?.outcome ?? {};
      if (known?.attempts !== seen.attempts || type !== seen.outcome?.type || at !== seen.outcome?.at) return false;
      save(receipt);
      return true;
    },
    list: async (ticketId) => receipts.all(ticketId).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

export function createInMemoryCorrelations(): Correlations {
  const mails = new Map<string, { readonly ticketId: string; readonly receipt?: string }>();
  const claims = new Map<string, { readonly by: string; readonly until: number }>();
  return {
    findTicketByMailId: async (mailId) => mails.get(mailId)?.ticketId,
    findReceiptByMailId: async (mailId) => {
      const { ticketId, receipt } = mails.get(mailId) ?? {};
      return ticketId === undefined || receipt === undefined ? undefined : { ticketId, receipt };
    },
    claimMail: async (mailId, { sender, by, until }, now) => {
      const key = JSON.stringify([mailId, sender]);
      const known = claims.get(key);
      if (known !== undefined && known.by !== by && known.until > now) return false;
      claims.set(key, { by, until });
      return true;
    },
    saveMailId: async (mailId, ticketId, receipt) => {
      if (!mails.has(mailId)) mails.set(mailId, { ticketId, ...(receipt === undefined ? {} : { receipt }) });
    },
  };
}

export const createInMemoryReconciliations = (): ReconciliationStore => createSingleValue<Reconciliations>();

export const createInMemorySendingPlans = (): SendingPlanStore => createSingleValue<StoredSendingPlan>();

export const createInMemoryCanaries = (): CanaryStore => createSingleValue<Canaries>();

export function createInMemoryKeys(): KeyStore {
  const keys = new Map<string, string>();
  const uses = new Map<string, number>();
  const read = (name: string) => {
    const text = keys.get(name);
    return text === undefined ? undefined : (JSON.parse(text) as StoredKey);
  };
  const load = async (name: string) => read(name);
  return {
    load,
    find: load,
    list: async () => [...keys.keys()].sort().flatMap((name) => read(name) ?? []),
    save: async (key, revision) => {
      if ((read(key.name)?.revision ?? 0) !== revision) return false;
      keys.set(key.name, JSON.stringify(key));
      return true;
    },
    noteUse: async (name, at) => {
      if (at - (uses.get(name) ?? 0) >= 5 * MINUTE_MS) uses.set(name, at);
    },
    lastUses: async () => new Map(uses),
  };
}

function createSingleValue<T>() {
  let known = JSON.stringify({ revision: 0 });
  const load = () => JSON.parse(known) as T & { readonly revision: number };
  return {
    load: async () => load(),
    save: async (next: Omit<T, 'revision'>, revision: number) => {
      if (load().revision !== revision) return false;
      known = JSON.stringify({ ...next, revision: revision + 1 });
      return true;
    },
  };
}

export function createInMemoryTimerStatistics(): TimerStatistics {
  const hours = new Map<number, { [kind: string]: Map<number, number> }>();
  const hourOf = (hour: number) => hours.get(hour) ?? {};
  return {
    add: async (hour, lateness) => {
      const kinds = hourOf(hour);
      hours.set(hour, kinds);
      for (const [kind, histogram] of Object.entries(lateness)) {
        const buckets = kinds[kind] ?? new Map<number, number>();
        kinds[kind] = buckets;
        for (const [bucket, count] of histogram) buckets.set(bucket, (buckets.get(bucket) ?? 0) + count);
      }
    },
    since: async (from) =>
      [...hours].filter(([hour]) => hour >= from).map(([hour, lateness]) => ({ hour, lateness: structuredClone(lateness) })),
  };
}

export function createInMemoryConfiguration(): ConfigurationStore {
  const policySets: string[] = [];
  const occasions: (Occasion | undefined)[] = [];
  let deployed: string | undefined;
  let settings: Omit<Configuration, 'policySet'> | undefined;
  let overrides: StoredOverrides = { revision: 0, bySchedule: {} };
  let inForce = 0;
  const policySet = (version: number): PolicySet => {
    const text = policySets[version - 1];
    if (text === undefined) throw new UnknownPolicyVersionError(version);
    return { ...(JSON.parse(text) as PolicySet), version };
  };
  const put = ({ policySet: draft, organisation, webhooks, mail }: ConfigurationDraft, occasion?: Occasion): number => {
    const text = canonicalJson(draft);
    if (policySets[inForce - 1] !== text) {
      inForce = policySets.push(text);
      occasions.push(occasion);
    }
    settings = JSON.parse(JSON.stringify({ organisation, webhooks, mail })) as Configuration;
    return inForce;
  };
  return {
    current: async () => {
      if (settings === undefined) throw new NotConfiguredError();
      const organisation = withOverrides(settings.organisation, overrides.bySchedule);
      return { ...settings, organisation, policySet: policySet(inForce) };
    },
    policySet: async (version) => policySet(version),
    occasionOf: async (version) => {
      policySet(version);
      return occasions[version - 1];
    },
    apply: async (draft, occasion, basedOn = inForce) => {
      if (basedOn !== inForce) throw new StaleBaseError(inForce);
      return put(draft, occasion);
    },
    deploy: async (draft, occasion) => {
      const text = canonicalJson(draft);
      if (text === deployed) return inForce;
      deployed = text;
      return put(draft, occasion);
    },
    overrides: async () => overrides,
    saveOverrides: async (bySchedule, revision) => {
      if (revision !== overrides.revision) return false;
      overrides = { revision: revision + 1, bySchedule: JSON.parse(JSON.stringify(bySchedule)) as OverridesBySchedule };
      return true;
    },
  };
}

export function createInMemoryBlobs(): BlobStore & IncomingMail {
  const blobs = new Map<string, Uint8Array>();
  const get = async (key: string) => blobs.get(key)?.slice();
  return {
    put: async (key, bytes) => {
      blobs.set(key, bytes.slice());
    },
    get,
    link: async (key, { name, type, forMs }) =>
      `https://blobs.example/${key}?name=${encodeURIComponent(name)}&type=${encodeURIComponent(type)}&ms=${forMs}`,
    load: get,
  };
}

/** What a link to one of them leads to. */
export const openIn =
  (blobs: BlobStore) =>
  async (url: string): Promise<Response> => {
    const { pathname, searchParams } = new URL(url);
    const bytes = await blobs.get(pathname.slice(1));
    if (bytes === undefined) return new Response(null, { status: 404 });
    const disposition = attachmentDisposition(searchParams.get('name') ?? '');
    const headers = { 'content-type': searchParams.get('type') ?? '', 'content-disposition': disposition };
    return new Response(Buffer.from(bytes), { headers });
  };

export type InMemorySecrets = { readonly signingKey: string; readonly apiKeys: ApiKeys };

export function createInMemorySecrets(
  { signingKey, apiKeys }: InMemorySecrets,
  webhookSecrets: { readonly [source: string]: string } = {},
): Secrets {
  return {
    signingKey: async () => signingKey,
    signingKeys: async () => [signingKey],
    apiKeys: async () => apiKeys,
    webhookSecret: async (source) => (Object.hasOwn(webhookSecrets, source) ? webhookSecrets[source] : undefined),
    smtpPassword: async () => 'relay-password',
  };
}

export function createInMemoryRollouts(): RolloutStore {
  const rollouts = new Map<number, string>();
  const read = (id: number) => {
    const text = rollouts.get(id);
    return text === undefined ? undefined : (JSON.parse(text) as Rollout);
  };
  return {
    newest: async () => read(Math.max(...rollouts.keys())),
    load: async (id) => read(id),
    begin: async (rollout) => {
      if (rollouts.has(rollout.id)) return false;
      rollouts.set(rollout.id, JSON.stringify(rollout));
      return true;
    },
    update: async (rollout, revision) => {
      if (read(rollout.id)?.revision !== revision) return false;
      rollouts.set(rollout.id, JSON.stringify(rollout));
      return true;
    },
  };
}
