import type { OnCallOverride, OnCallSchedule, OverridesBySchedule } from '../../core/escalation/on-call/schedule.ts';
import type { NotOnCall } from '../../core/escalation/on-call/swap.ts';
import { withOverrides } from '../../core/escalation/on-call/with-overrides.ts';
import { DAY_MS, type Instant } from '../../core/instant.ts';
import { findSchedule } from '../../core/organisation.ts';
import { RetryableError } from '../errors.ts';
import { MOST_CONFLICTS, pauseBetween } from '../pause-between.ts';
import type { Services } from '../services.ts';

type OverrideServices = Pick<Services, 'now' | 'wait' | 'chance' | 'configuration'>;

/** What was on call last month can still be shown; what ended before is forgotten at the next change. */
const KEPT_MS = 31 * DAY_MS;
/** Far more than people make, and few enough that one small item holds them. */
const MOST_OVERRIDES = 500;

export type AddedOverrides =
  | { readonly ok: true; readonly overrides: readonly OnCallOverride[]; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'too-many' | 'reused' }
  | NotOnCall;

/** The request that asks for it: the same id again is the same request. */
export type Addition = { readonly schedule: string; readonly commandId: string };

/** What is to be added to the schedule as it is then, or why not. */
export type Wanted = (
  schedule: OnCallSchedule,
) => { readonly ok: true; readonly overrides: readonly OnCallOverride[] } | NotOnCall;

/**
 * Adds overrides of run time to a schedule, in one conditional write. They are named after the request, so that it finds them there
 * when it comes again. @throws RetryableError when too many change them at once
 */
export async function addOverrides(
  services: OverrideServices,
  { schedule, commandId }: Addition,
  wanted: Wanted,
): Promise<AddedOverrides> {
  for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
    await pauseBetween(services, conflicts);
    const stored = await services.configuration.overrides();
    const { organisation } = await services.configuration.current();
    const now = findSchedule(withOverrides(organisation, stored.bySchedule), schedule);
    if (now === undefined) throw new RetryableError(`the schedule ${schedule} has just gone`);
    const repeat = repeatOf(now.overrides, commandId);
    if (repeat !== undefined) return repeat;
    const add = wanted(now);
    if (!add.ok) return add;
    const overrides = named(add.overrides, commandId);
    const kept = keepRecent(stored.bySchedule, services.now());
    if (Object.values(kept).flat().length + overrides.length > MOST_OVERRIDES) return { ok: false, reason: 'too-many' };
    const bySchedule = { ...kept, [schedule]: [...(kept[schedule] ?? []), ...overrides] };
    if (await services.configuration.saveOverrides(bySchedule, stored.revision)) return { ok: true, overrides, repeated: false };
  }
  throw new RetryableError('the on-call overrides are being changed by several at once');
}

const named = (overrides: readonly OnCallOverride[], commandId: string): readonly OnCallOverride[] =>
  overrides.map((override, index) => ({ ...override, id: overrides.length === 1 ? commandId : `${commandId}.${index + 1}` }));

/** The first part of a command's id says who asked under which key, the second what for. */
function repeatOf(made: readonly OnCallOverride[], commandId: string): AddedOverrides | undefined {
  const [identity] = commandId.split('.');
  const before = made.filter(({ id }) => id !== undefined && id.split('.')[0] === identity);
  if (before.length === 0) return undefined;
  const isSame = before.every(({ id }) => id === commandId || id?.startsWith(`${commandId}.`) === true);
  return isSame ? { ok: true, overrides: before, repeated: true } : { ok: false, reason: 'reused' };
}

/** Takes one back. `undefined` when there is none of that id. */
export async function removeOverride(
  services: OverrideServices,
  schedule: string,
  id: string,
): Promise<OnCallOverride | undefined> {
  for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
    await pauseBetween(services, conflicts);
    const stored = await services.configuration.overrides();
    const own = Object.hasOwn(stored.bySchedule, schedule) ? (stored.bySchedule[schedule] ?? []) : [];
    const found = own.find((override) => override.id === id);
    if (found === undefined) return undefined;
    const bySchedule = { ...stored.bySchedule, [schedule]: own.filter((override) => override !== found) };
    if (await services.configuration.saveOverrides(keepRecent(bySchedule, services.now()), stored.revision)) return found;
  }
  throw new RetryableError('the on-call overrides are being changed by several at once');
}

function keepRecent(bySchedule: OverridesBySchedule, now: Instant): OverridesBySchedule {
  const kept = Object.entries(bySchedule).map(([name, overrides]): [string, readonly OnCallOverride[]] => [
    name,
    overrides.filter(({ until }) => until > now - KEPT_MS),
  ]);
  return Object.fromEntries(kept.filter(([, overrides]) => overrides.length > 0));
}
