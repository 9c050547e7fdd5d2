/** Builds tracks as a history would leave them: spans that tile, none of them empty. */
import type { Instant } from '../../../../shared/core/instant.ts';
import type { Span, SpanKind, Track } from '../../../../shared/core/sla/clock.ts';
import type { Metric } from '../../../../shared/core/sla/metric.ts';
import type { Commitment } from '../../../../shared/core/sla/policy.ts';
import type { Target } from '../../../../shared/core/sla/target.ts';

export type Beginning = {
  readonly at: Instant;
  readonly commitment: Commitment;
  readonly metric?: Metric;
  readonly cycle?: number;
  readonly kind?: SpanKind;
  readonly rule?: string;
};

export function commitmentOf(target: Target, calendar = 'office'): Commitment {
  return { target, calendar, pausedBy: 'any' };
}

export function startTrack({
  at,
  commitment,
  metric = 'solution',
  cycle = 1,
  kind = 'counting',
  rule = 'rule',
}: Beginning): Track {
  return { metric, cycle, startedAt: at, spans: [{ from: at, kind, fact: 1, rule, commitment }] };
}

export function hold(track: Track, at: Instant, reason = 'waiting-for-customer'): Track {
  return changeSpan(track, at, { kind: 'held', reason });
}

export function resume(track: Track, at: Instant): Track {
  return changeSpan(track, at, { kind: 'counting', reason: undefined });
}

export function retarget(track: Track, at: Instant, commitment: Commitment): Track {
  return changeSpan(track, at, { commitment, rule: `${lastOf(track).rule}+` });
}

export function end(track: Track, at: Instant, as: 'met' | 'cancelled' = 'met'): Track {
  return { ...track, spans: withLast(track, { ...lastOf(track), to: at }), ended: { at, as } };
}

/** Takes back an end: the time since then is solved time. */
export function reopen(track: Track, at: Instant): Track {
  const { ended, ...open } = track;
  if (ended === undefined) return track;
  return changeSpan(
    changeSpan({ ...open, spans: withLast(open, { ...lastOf(open), to: undefined }) }, ended.at, { kind: 'solved' }),
    at,
    { kind: 'counting' },
  );
}

function lastOf(track: Track): Span {
  const last = track.spans.at(-1);
  if (last === undefined) throw new Error('a track has a span');
  return last;
}

function changeSpan(track: Track, at: Instant, change: Partial<Span>): Track {
  const last = lastOf(track);
  const next = { ...last, from: at, to: undefined, fact: last.fact + 1, ...change };
  return last.from === at
    ? { ...track, spans: withLast(track, next) }
    : { ...track, spans: [...withLast(track, { ...last, to: at }), next] };
}

function withLast(track: Track, span: Span): readonly Span[] {
  return [...track.spans.slice(0, -1), span];
}
