import { DAY_MS, type Instant } from '../../instant.ts';
import type { Interval } from '../../sla/interval.ts';
import { layerEdges } from './layer-time.ts';
import { rotationOf } from './rotation.ts';
import type { OnCall, OnCallSchedule, OnCallSource } from './schedule.ts';
import { whoIsOnCall } from './who-is-on-call.ts';

/** A stretch of one turn, of one override, or of nobody. */
export type OnCallShift = Interval & OnCall;

/** Somebody else is on call from `at` on. */
export type Handover = { readonly at: Instant; readonly to: OnCall };

/** Further ahead nobody plans, and a schedule of one person has no handover at all. */
const FURTHEST_MS = 400 * DAY_MS;
/** A week holds the next handover of nearly all schedules. */
const STEP_MS = 8 * DAY_MS;

/** Who is on call in `[from, to)`, without gaps: stretches in order, each as long as one turn or override has it. */
export function shifts(schedule: OnCallSchedule, from: Instant, to: Instant): readonly OnCallShift[] {
  const found: OnCallShift[] = [];
  const edges = edgesWithin(schedule, { from, to });
  for (const [index, edge] of edges.entries()) {
    const piece = { from: edge, to: edges[index + 1] ?? to, ...whoIsOnCall(schedule, edge) };
    const last = found.at(-1);
    if (last !== undefined && isSameShift(last, piece)) found[found.length - 1] = { ...last, to: piece.to };
    else found.push(piece);
  }
  return found;
}

/** The whole shift that an instant lies in; at most as far as anybody plans to either side. */
export function shiftAt(schedule: OnCallSchedule, at: Instant): OnCallShift | undefined {
  return shifts(schedule, at - FURTHEST_MS, at + FURTHEST_MS).find(({ from, to }) => from <= at && at < to);
}

/** The shifts of `[from, to)` whole: also the part of the first that lies before, and that of the last after. */
export function wholeShifts(schedule: OnCallSchedule, from: Instant, to: Instant): readonly OnCallShift[] {
  const found = shifts(schedule, from, to);
  return found.map((shift, index) =>
    index === 0 || index === found.length - 1 ? (shiftAt(schedule, shift.from) ?? shift) : shift,
  );
}

/** When others take over; `undefined` where nobody else does within 400 days. */
export function nextHandover(schedule: OnCallSchedule, at: Instant): Handover | undefined {
  const now = whoIsOnCall(schedule, at);
  for (let from = at; from < at + FURTHEST_MS; from += STEP_MS) {
    const next = shifts(schedule, from, from + STEP_MS).find(({ who }) => !isSameList(who, now.who));
    if (next !== undefined) return { at: next.from, to: { who: next.who, source: next.source } };
  }
  return undefined;
}

/** Every instant at which somebody else may be on call, in order, the first of the stretch included. */
function edgesWithin({ layers, timeZone, overrides }: OnCallSchedule, within: Interval): readonly Instant[] {
  const { from, to } = within;
  if (from >= to) return [];
  const stoodIn = overrides.flatMap((override) => [override.from, override.until]).filter((edge) => edge > from && edge < to);
  const byLayers = layers.flatMap((layer) => layerEdges(rotationOf(layer), timeZone, within));
  return [...new Set([from, ...byLayers, ...stoodIn])].sort((one, other) => one - other);
}

const isSameShift = (one: OnCall, other: OnCall) => isSameSource(one.source, other.source) && isSameList(one.who, other.who);

function isSameSource(one: OnCallSource, other: OnCallSource): boolean {
  if (one.kind === 'layer') return other.kind === 'layer' && one.layer === other.layer && one.turn === other.turn;
  if (one.kind === 'override') return other.kind === 'override' && one.override === other.override;
  return other.kind === 'none';
}

const isSameList = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((id, index) => id === other[index]);
