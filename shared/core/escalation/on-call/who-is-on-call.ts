import type { Instant } from '../../instant.ts';
import { onLayer } from './layer-time.ts';
import { rotationOf } from './rotation.ts';
import { NOBODY, type OnCall, type OnCallOverride, type OnCallSchedule } from './schedule.ts';

/** Who is on call at an instant. It takes as long for a rotation that has run for decades as for a new one. */
export function whoIsOnCall(schedule: OnCallSchedule, at: Instant): OnCall {
  const inForce = schedule.overrides.filter(({ from, until }) => from <= at && at < until);
  return inForce.reduce(stoodInFor, byLayers(schedule, at));
}

function byLayers({ layers, timeZone }: OnCallSchedule, at: Instant): OnCall {
  for (const layer of layers.toReversed()) {
    const found = onLayer(rotationOf(layer), timeZone, at);
    if (found !== undefined) return found;
  }
  return NOBODY;
}

function stoodInFor(before: OnCall, override: OnCallOverride): OnCall {
  const { who, instead } = override;
  const source = { kind: 'override', override } as const;
  if (instead === undefined) return { who, source };
  if (!before.who.includes(instead)) return before;
  return { who: [...new Set(before.who.flatMap((id) => (id === instead ? who : [id])))], source };
}
