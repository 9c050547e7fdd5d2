/** Turns the policy and the events of a row into the tracks that such a ticket would have. */
import type { Instant } from '../../shared/core/instant.ts';
import type { Track } from '../../shared/core/sla/clock.ts';
import type { Metric } from '../../shared/core/sla/metric.ts';
import type { Target } from '../../shared/core/sla/target.ts';
import { commitmentOf, end, hold, reopen, resume, startTrack } from '../core/sla/support/track-builder.ts';
import type { RowEvent, SlaRow } from './sla-row.ts';

/** The clocks of a row; of the cycles of an update timer, the last one. */
export type RowTracks = {
  readonly response?: Track | undefined;
  readonly update?: Track | undefined;
  readonly solution?: Track | undefined;
};

type Timer = {
  readonly metric: Metric;
  readonly target: Target;
  /** Whether a hold pauses it and solved time is left out. */
  readonly pauses: boolean;
};

export function tracksOf(row: SlaRow): RowTracks {
  const { firstResponseMinutes, updateMinutes } = row.policy ?? {};
  const solution = solutionTarget(row);
  // Pledge's first response is paused by nothing unless the policy says so; a row that needs a pause says so.
  const pausesResponse = row.semantics?.pausesFirstResponse === true;
  return {
    response:
      firstResponseMinutes === undefined
        ? undefined
        : play(row, { metric: 'first-response', target: minutes(firstResponseMinutes), pauses: pausesResponse }),
    update:
      updateMinutes === undefined
        ? undefined
        : play(row, { metric: updateMetric(row), target: minutes(updateMinutes), pauses: true }),
    solution: solution === undefined ? undefined : play(row, { metric: 'solution', target: solution, pauses: true }),
  };
}

/** Which of our promises an update timer is: longest silence towards the customer, or an answer to what the customer wrote. */
function updateMetric(row: SlaRow): 'update' | 'next-response' {
  const convention = row.semantics?.updateTimerFrom;
  if (convention !== undefined) return runsFromCustomer(convention) ? 'next-response' : 'update';
  const due = row.expected.updateDueAt;
  const messages = (row.events ?? []).filter((event) => event.type === 'customerMessage' || event.type === 'reply');
  // With nobody waiting for an answer, only silence can be due, and only an answer can be not.
  const nobodyWaits = messages.at(-1)?.type !== 'customerMessage';
  if (nobodyWaits && typeof due === 'string') return 'update';
  return due === null || messages.some((event) => event.type === 'customerMessage') ? 'next-response' : 'update';
}

/** Whether a convention of the update timer counts from what the customer wrote, which is our next response. */
export function runsFromCustomer(convention: unknown): boolean {
  return String(convention).startsWith('customer');
}

function solutionTarget({ policy = {} }: SlaRow): Target | undefined {
  if (policy.solutionMinutes !== undefined) return minutes(policy.solutionMinutes);
  if (policy.solutionSeconds !== undefined) return { kind: 'duration', ms: policy.solutionSeconds * 1_000 };
  if (policy.solutionBusinessDays === undefined) return undefined;
  return { kind: 'business-days', days: policy.solutionBusinessDays, endOfDay: policy.endOfWorkingDay ?? false };
}

function play(row: SlaRow, timer: Timer): Track | undefined {
  let state: State = { track: undefined, onHold: false };
  if (timer.metric !== 'next-response') state = { ...state, track: begin(timer, Date.parse(row.start ?? ''), state) };
  for (const event of row.events ?? []) state = step(state, timer, event);
  return state.track;
}

type State = { readonly track: Track | undefined; readonly onHold: boolean };

function step(state: State, timer: Timer, event: RowEvent): State {
  const at = Date.parse(event.at);
  const { track } = state;
  switch (event.type) {
    case 'customerMessage':
      return timer.metric === 'next-response' && (track === undefined || track.ended !== undefined)
        ? { ...state, track: begin(timer, at, state) }
        : state;
    case 'reply':
      return { ...state, track: answer(state, timer, at) };
    case 'pause':
      return { track: timer.pauses ? whileLive(track, (live) => hold(live, at)) : track, onHold: timer.pauses };
    case 'resume':
      return { track: timer.pauses ? whileLive(track, (live) => resume(live, at)) : track, onHold: false };
    case 'resolve':
      return {
        track: timer.pauses
          ? whileLive(track, (live) => end(live, at, timer.metric === 'solution' ? 'met' : 'cancelled'))
          : track,
        onHold: false,
      };
    case 'reopen':
      return { ...state, track: reopened(state, timer, at) };
  }
}

/** Silence is counted anew, and nobody waits for an answer any more; what is promised once goes on with what was left. */
function reopened({ track, onHold }: State, timer: Timer, at: Instant): Track | undefined {
  if (track === undefined || track.ended === undefined) return track;
  if (timer.metric === 'next-response') return track;
  return timer.metric === 'update' ? begin(timer, at, { track, onHold }) : reopen(track, at);
}

function begin(timer: Timer, at: Instant, { track, onHold }: State): Track {
  return startTrack({
    at,
    metric: timer.metric,
    cycle: (track?.cycle ?? 0) + 1,
    kind: onHold ? 'held' : 'counting',
    commitment: commitmentOf(timer.target, 'row'),
  });
}

function answer(state: State, timer: Timer, at: Instant): Track | undefined {
  if (timer.metric === 'solution') return state.track;
  const ended = whileLive(state.track, (live) => end(live, at));
  return timer.metric === 'update' ? begin(timer, at, { ...state, track: ended }) : ended;
}

function whileLive(track: Track | undefined, change: (live: Track) => Track): Track | undefined {
  return track === undefined || track.ended !== undefined ? track : change(track);
}

function minutes(count: number): Target {
  return { kind: 'duration', ms: count * 60_000 };
}
