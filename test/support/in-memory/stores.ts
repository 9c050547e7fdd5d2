/** What lies beside the tickets, in memory. Everything is kept as text, so that nobody shares a value with a store. */

import { NotConfiguredError, StaleBaseError, UnknownPolicyVersionError } from '../../../shared/app/errors.ts';
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
  Receipt,
  ReceiptStore,
  RolloutStore,
  Secrets,
} from '../../../shared/app/ports.ts';
import { decodeTimedCursor, encodeCursor } from '../../../shared/aws/cursor.ts';
import { timedKey } from '../../../shared/aws/ticket-keys.ts';
import { canonicalJson } from '../../../shared/core/canonical-json.ts';
import type { PolicySet } from '../../../shared/core/policy-set.ts';

export function createInMemoryMessages(): MessageStore {
  const messages = new Map<string, string>();
  const all = () => [...messages.values()].map((text) => JSON.parse(text) as Message);
  return {
    save: async (message) => {
      messages.set(JSON.stringify([message.ticketId, message.id]), JSON.stringify(message));
    },
    load: async (ticketId, messageId) => all().find((message) => message.ticketId === ticketId && message.id === messageId),
    list: async (ticketId, limit, cursor) => {
      const after = cursor === undefined ? '' : decodeTimedCursor(cursor);
      const position = ({ at, id }: Message) => timedKey(at, id);
      const rest = all()
        .filter((message) => message.ticketId === ticketId && position(message) > after)
        .sort((a, b) => (position(a) < position(b) ? -1 : 1));
      const items = rest.slice(0, limit);
      const last = items.at(-1);
      const more = last !== undefined && items.length < rest.length;
      return { items, ...(more && { nextCursor: encodeCursor(position(last)) }) };
    },
  };
}

export function createInMemoryReceipts(): ReceiptStore {
  const receipts = new Map<string, string>();
  const keyOf = (ticketId: string, id: string) => `${ticketId}#${id}`;
  const load = (ticketId: string, id: string) => {
    const text = receipts.get(keyOf(ticketId, id));
    return text === undefined ? undefined : (JSON.parse(text) as Receipt);
  };
  const save = (receipt: Receipt) => receipts.set(keyOf(receipt.ticketId, receipt.id), JSON.stringify(receipt));
  return {
    begin: async (receipt) => {
      if (load(receipt.ticketId, receipt.id) !== undefined) return false;
      save(receipt);
      return true;
    },
    load: async (ticketId, id) => load(ticketId, id),
    update: async (receipt, attempts) => {
      if (load(receipt.ticketId, receipt.id)?.attempts !== attempts) return false;
      save(receipt);
      return true;
    },
    list: async (ticketId) => {
      const own = [...receipts].filter(([key]) => key.startsWith(keyOf(ticketId, '')));
      return own.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => JSON.parse(text) as Receipt);
    },
  };
}

export function createInMemoryCorrelations(): Correlations {
  const mails = new Map<string, string>();
  const alerts = new Map<string, number>();
  const alertKey = (source: string, key: string) => JSON.stringify([source, key]);
  return {
    findTicketByMailId: async (mailId) => mails.get(mailId),
    saveMailId: async (mailId, ticketId) => {
      if (!mails.has(mailId)) mails.set(mailId, ticketId);
    },
    loadRecurrence: async (source, key) => alerts.get(alertKey(source, key)) ?? 0,
    addRecurrence: async (source, key, seen) => {
      const id = alertKey(source, key);
      if ((alerts.get(id) ?? 0) === seen) alerts.set(id, seen + 1);
    },
  };
}

export function createInMemoryConfiguration(): ConfigurationStore {
  const policySets: string[] = [];
  const occasions: (Occasion | undefined)[] = [];
  let deployed: string | undefined;
  let settings: Omit<Configuration, 'policySet'> | undefined;
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
      return { ...settings, policySet: policySet(inForce) };
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
    load: get,
  };
}

export type InMemorySecrets = { readonly signingKey: string; readonly apiKeys: ApiKeys };

export function createInMemorySecrets(
  { signingKey, apiKeys }: InMemorySecrets,
  webhookSecrets: { readonly [source: string]: string } = {},
): Secrets {
  return {
    signingKey: async () => signingKey,
    apiKeys: async () => apiKeys,
    webhookSecret: async (source) => (Object.hasOwn(webhookSecrets, source) ? webhookSecrets[source] : undefined),
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
