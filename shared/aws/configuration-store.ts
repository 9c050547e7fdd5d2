/**
 * The configuration in force, and every policy set that ever was: tickets pin theirs, so none is changed or removed.
 * `current` is read again after a few seconds; policy sets are read once.
 */
import { hash } from 'node:crypto';
import { NotConfiguredError, PermanentError, RetryableError } from '../app/errors.ts';
import type { Configuration, ConfigurationDraft, ConfigurationStore } from '../app/ports.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import type { PolicySet } from '../core/policy-set.ts';
import { cached, type UptimeMs } from './cached.ts';
import { hasRevision, IS_NEW, putIf } from './conditional-put.ts';
import { checkVersion, describeItem, numberOf, textOf, versionAttribute } from './item-fields.ts';
import { loadDocument, storeDocument } from './stored-document.ts';
import { getItem, type Item, type Key, keyOf, type Table } from './table.ts';

/** How long an applied configuration may go unnoticed by a function that is at work. */
const FRESH_MS = 5_000;
/** The item is read every few seconds by every function; so small it costs one read unit. */
const MAX_INLINE_CURRENT = 3_000;
const MAX_INLINE_POLICIES = 350 * 1024;
const MAX_TRIES = 5;

const PK = 'CONFIG';
const CURRENT: Key = { pk: PK, sk: 'current' };
const policiesKey = (version: number): Key => ({ pk: PK, sk: `policies#${String(version).padStart(8, '0')}` });

type Settings = Omit<Configuration, 'policySet'>;
type InForce = { readonly revision: number; readonly configuration: Configuration };

export function createConfigurationStore({
  table,
  uptimeMs,
}: {
  readonly table: Table;
  readonly uptimeMs?: UptimeMs;
}): ConfigurationStore {
  const policySets = new Map<number, Promise<PolicySet>>();
  const policySet = (version: number): Promise<PolicySet> => {
    const loading = policySets.get(version) ?? loadPolicySet(table, version);
    policySets.set(version, loading);
    loading.catch(() => policySets.delete(version));
    return loading;
  };
  const current = cached(FRESH_MS, (before: InForce | undefined) => loadInForce(table, before, policySet), uptimeMs);
  return {
    current: async () => (await current.get()).configuration,
    policySet,
    apply: async (draft) => {
      const version = await apply(table, draft);
      current.forget();
      return version;
    },
  };
}

async function loadInForce(
  table: Table,
  before: InForce | undefined,
  policySet: (version: number) => Promise<PolicySet>,
): Promise<InForce> {
  const item = await getItem(table, CURRENT, 'load configuration');
  if (item === undefined) throw new NotConfiguredError();
  checkVersion(item);
  const revision = numberOf(item, 'rev');
  if (before?.revision === revision) return before;
  const [settings, policies] = await Promise.all([loadDocument(table, item), policySet(numberOf(item, 'policies'))]);
  if (!isSettings(settings)) throw new PermanentError(`${describeItem(item)} holds no configuration`);
  const { organisation, webhooks, mail } = settings;
  return { revision, configuration: { organisation, webhooks, mail, policySet: policies } };
}

async function loadPolicySet(table: Table, version: number): Promise<PolicySet> {
  const item = await getItem(table, policiesKey(version), `load policy set ${version}`);
  if (item === undefined) throw new PermanentError(`there is no policy set ${version}`);
  const policies = await loadDocument(table, item);
  if (isPolicySet(policies)) return { ...policies, version };
  throw new PermanentError(`${describeItem(item)} holds no policy set`);
}

async function apply(table: Table, { policySet, organisation, webhooks, mail }: ConfigurationDraft): Promise<number> {
  const settings: Settings = { organisation, webhooks, mail };
  const digest = hash('sha256', canonicalJson(policySet), 'base64url');
  const document = await storeDocument(table, PK, settings, MAX_INLINE_CURRENT);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const before = await getItem(table, CURRENT, 'load configuration');
    const version = await storePolicySet(table, policySet, digest, before);
    const item = {
      ...keyOf(CURRENT),
      ...versionAttribute,
      rev: { N: String(before === undefined ? 1 : numberOf(before, 'rev') + 1) },
      policies: { N: String(version) },
      digest: { S: digest },
      ...document,
    };
    const isStill = before === undefined ? IS_NEW : hasRevision(numberOf(before, 'rev'));
    if (await putIf(table, item, isStill, 'apply configuration')) return version;
  }
  throw new RetryableError('the configuration is being applied by several at once');
}

/** @returns the version under which the policy set stands: the one in force when nothing changed, else the next that is free */
async function storePolicySet(table: Table, policySet: object, digest: string, before: Item | undefined): Promise<number> {
  const inForce = before === undefined ? 0 : numberOf(before, 'policies');
  if (before !== undefined && textOf(before, 'digest') === digest) return inForce;
  const document = await storeDocument(table, PK, policySet, MAX_INLINE_POLICIES);
  for (let version = inForce + 1; ; version += 1) {
    const key = policiesKey(version);
    const item = { ...keyOf(key), ...versionAttribute, digest: { S: digest }, ...document };
    if (await putIf(table, item, IS_NEW, `store policy set ${version}`)) return version;
    // Left by an attempt that did not get as far as putting it in force.
    const left = await getItem(table, key, `load policy set ${version}`);
    if (left !== undefined && textOf(left, 'digest') === digest) return version;
  }
}

function isSettings(value: unknown): value is Settings {
  return hasObjects(value, ['organisation', 'webhooks', 'mail']);
}

function isPolicySet(value: unknown): value is Omit<PolicySet, 'version'> {
  return hasObjects(value, ['calendars', 'rules', 'escalations', 'routing', 'closing']);
}

function hasObjects(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map(Object.entries(value));
  return names.every((name) => typeof fields.get(name) === 'object' && fields.get(name) !== null);
}
