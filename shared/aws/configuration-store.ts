/**
 * The configuration in force, and every policy set that ever was: tickets pin theirs, so none is changed or removed.
 * `current` is read again after a few seconds; policy sets are read once.
 */
import { hash } from 'node:crypto';
import { NotConfiguredError, PermanentError, RetryableError, StaleBaseError, UnknownPolicyVersionError } from '../app/errors.ts';
import type { Configuration, ConfigurationDraft, ConfigurationStore, Occasion } from '../app/ports.ts';
import type { Actor } from '../core/actor.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import type { OverridesBySchedule } from '../core/escalation/on-call/schedule.ts';
import { withOverrides } from '../core/escalation/on-call/with-overrides.ts';
import type { PolicySet } from '../core/policy-set.ts';
import { batchGet } from './batch-get.ts';
import { cached, type UptimeMs } from './cached.ts';
import { hasRevision, IS_NEW, putIf } from './conditional-put.ts';
import { checkVersion, describeItem, numberOf, optionalNumber, optionalText, textOf, versionAttribute } from './item-fields.ts';
import { OVERRIDES, saveOverrides, toOverrides } from './on-call-overrides.ts';
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
/** A policy set never changes, and neither does how it came to be. */
type Applied = { readonly policySet: PolicySet; readonly occasion?: Occasion };
type InForce = {
  readonly revision: number;
  /** Of the overrides that are in the configuration. */
  readonly overrides: number;
  readonly configuration: Configuration;
};

export function createConfigurationStore({
  table,
  uptimeMs,
}: {
  readonly table: Table;
  readonly uptimeMs?: UptimeMs;
}): ConfigurationStore {
  const versions = new Map<number, Promise<Applied>>();
  const applied = (version: number): Promise<Applied> => {
    const loading = versions.get(version) ?? loadVersion(table, version);
    versions.set(version, loading);
    loading.catch(() => versions.delete(version));
    return loading;
  };
  const policySet = async (version: number) => (await applied(version)).policySet;
  const current = cached(FRESH_MS, (before: InForce | undefined) => loadInForce(table, before, policySet), uptimeMs);
  const put = async (wanted: Wanted): Promise<number> => {
    const version = await apply(table, wanted);
    current.forget();
    return version;
  };
  const saveAndForget = async (bySchedule: OverridesBySchedule, revision: number): Promise<boolean> => {
    const saved = await saveOverrides(table, bySchedule, revision);
    current.forget();
    return saved;
  };
  return {
    current: async () => (await current.get()).configuration,
    policySet,
    occasionOf: async (version) => (await applied(version)).occasion,
    apply: (draft, occasion, basedOn) => put({ draft, occasion, deployed: undefined, basedOn }),
    deploy: (draft, occasion) => put({ draft, occasion, deployed: digestOf(draft) }),
    overrides: async () => toOverrides(await getItem(table, OVERRIDES, 'load on-call overrides')),
    saveOverrides: saveAndForget,
  };
}

async function loadInForce(
  table: Table,
  before: InForce | undefined,
  policySet: (version: number) => Promise<PolicySet>,
): Promise<InForce> {
  const items = await batchGet(table, [CURRENT, OVERRIDES], 'load configuration');
  const find = ({ sk }: Key) => items.find((one) => textOf(one, 'sk') === sk);
  const item = find(CURRENT);
  if (item === undefined) throw new NotConfiguredError();
  checkVersion(item);
  const revision = numberOf(item, 'rev');
  const overrides = toOverrides(find(OVERRIDES));
  if (before?.revision === revision && before.overrides === overrides.revision) return before;
  const [settings, policies] = await Promise.all([loadDocument(table, item), policySet(numberOf(item, 'policies'))]);
  if (!isSettings(settings)) throw new PermanentError(`${describeItem(item)} holds no configuration`);
  const { organisation, webhooks, mail } = settings;
  const configuration = { organisation: withOverrides(organisation, overrides.bySchedule), webhooks, mail, policySet: policies };
  return { revision, overrides: overrides.revision, configuration };
}

async function loadVersion(table: Table, version: number): Promise<Applied> {
  const item = await getItem(table, policiesKey(version), `load policy set ${version}`);
  if (item === undefined) throw new UnknownPolicyVersionError(version);
  const policies = await loadDocument(table, item);
  if (!isPolicySet(policies)) throw new PermanentError(`${describeItem(item)} holds no policy set`);
  const at = optionalNumber(item, 'at');
  const policySet = { ...policies, version };
  return at === undefined ? { policySet } : { policySet, occasion: { at, by: textOf(item, 'by') as Actor } };
}

/** `deployed`: the digest of what a deployment brings. */
type Wanted = {
  readonly draft: ConfigurationDraft;
  readonly occasion: Occasion | undefined;
  readonly deployed: string | undefined;
  readonly basedOn?: number | undefined;
};

async function apply(table: Table, { draft, occasion, deployed, basedOn }: Wanted): Promise<number> {
  const { policySet, organisation, webhooks, mail } = draft;
  const settings: Settings = { organisation, webhooks, mail };
  const policies: Policies = { policySet, digest: digestOf(policySet), occasion };
  const document = await storeDocument(table, PK, settings, MAX_INLINE_CURRENT);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const before = await getItem(table, CURRENT, 'load configuration');
    demandBase(before, basedOn);
    const deployedBefore = before === undefined ? undefined : optionalText(before, 'deployed');
    if (before !== undefined && deployed !== undefined && deployed === deployedBefore) return numberOf(before, 'policies');
    const version = await storePolicySet(table, policies, before);
    const mark = deployed ?? deployedBefore;
    const item = {
      ...keyOf(CURRENT),
      ...versionAttribute,
      rev: { N: String(before === undefined ? 1 : numberOf(before, 'rev') + 1) },
      policies: { N: String(version) },
      digest: { S: policies.digest },
      ...(mark !== undefined && { deployed: { S: mark } }),
      ...document,
    };
    const isStill = before === undefined ? IS_NEW : hasRevision(numberOf(before, 'rev'));
    if (await putIf(table, item, isStill, 'apply configuration')) return version;
  }
  throw new RetryableError('the configuration is being applied by several at once');
}

/** Asked before every try, so that of two who compared with the same version only one comes through. @throws StaleBaseError */
function demandBase(before: Item | undefined, basedOn: number | undefined): void {
  const version = before === undefined ? 0 : numberOf(before, 'policies');
  if (basedOn !== undefined && basedOn !== version) throw new StaleBaseError(version);
}

type Policies = { readonly policySet: object; readonly digest: string; readonly occasion: Occasion | undefined };

/** @returns the version under which the policy set stands: the one in force when nothing changed, else the next that is free */
async function storePolicySet(
  table: Table,
  { policySet, digest, occasion }: Policies,
  before: Item | undefined,
): Promise<number> {
  const inForce = before === undefined ? 0 : numberOf(before, 'policies');
  if (before !== undefined && textOf(before, 'digest') === digest) return inForce;
  const document = await storeDocument(table, PK, policySet, MAX_INLINE_POLICIES);
  for (let version = inForce + 1; ; version += 1) {
    const key = policiesKey(version);
    const noted = occasion && { at: { N: String(occasion.at) }, by: { S: occasion.by } };
    const item = { ...keyOf(key), ...versionAttribute, digest: { S: digest }, ...noted, ...document };
    if (await putIf(table, item, IS_NEW, `store policy set ${version}`)) return version;
    // Left by an attempt that did not get as far as putting it in force.
    const left = await getItem(table, key, `load policy set ${version}`);
    if (left !== undefined && textOf(left, 'digest') === digest) return version;
  }
}

const digestOf = (value: object): string => hash('sha256', canonicalJson(value), 'base64url');

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
