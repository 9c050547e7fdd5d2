import { defined } from '../defined.ts';
import { asks, isUnsolved } from '../evolve.ts';
import { type Fact, type FactType, isAnswer } from '../fact.ts';
import type { Instant } from '../instant.ts';
import type { PolicySet } from '../policy-set.ts';
import type { Ticket } from '../ticket.ts';
import type { Span, SpanKind, Track } from './clock.ts';
import { matchRule } from './match-rule.ts';
import { METRICS, type Metric } from './metric.ts';
import type { Classification, Commitment, PolicyRule } from './policy.ts';
import { lastSpan } from './track-time.ts';

export type FactContext = { readonly before: Ticket | null; readonly after: Ticket; readonly policySet: PolicySet };

type Tracks = readonly Track[];
type Rule = Pick<PolicyRule, 'name' | 'commitments'>;
type Step = FactContext & { readonly fact: Fact; readonly rule: Rule };

/** Where no rule matches, nothing is promised. */
// Stryker disable next-line StringLiteral: without a promise there is no clock that would name its rule.
const NO_RULE: Rule = { name: '', commitments: {} };

/** The clocks after one more fact: which ones start, pause, go on or end by it. */
export function evolveTracks(tracks: Tracks, fact: Fact, context: FactContext): Tracks {
  const changes = CHANGES[fact.type];
  if (changes === undefined) return tracks;
  const step: Step = { ...context, fact, rule: ruleFor(context.after, context.policySet) };
  return changes.reduce((soFar, change) => change(soFar, step), tracks);
}

/** Whether a clock still runs or waits, or an alarm still stands. */
export const isLive = ({ ended }: { readonly ended?: object }): boolean => ended === undefined;

/** Whether the clock runs, waits, or would go on from where it ended if the ticket were reopened. */
export const mayGoOn = (track: Track): boolean => isLive(track) || track.metric === 'solution';

/** The newest cycle of each metric. A clock that is live is always among them; those before it are history. */
export function newestCycles<C extends { readonly metric: string; readonly cycle: number }>(all: readonly C[]): readonly C[] {
  return all.filter((one) => all.every(({ metric, cycle }) => metric !== one.metric || cycle <= one.cycle));
}

/** What each kind of fact does to the clocks, in the order of events within one instant; all others do nothing to any. */
const CHANGES: { readonly [T in FactType]?: readonly ((tracks: Tracks, step: Step) => Tracks)[] } = {
  opened: [open],
  'priority-changed': [reclassify],
  assigned: [reclassify],
  held: [pauseOrResume],
  resumed: [pauseOrResume],
  replied: [answer],
  'solution-proposed': [answer, solve],
  resolved: [answer, solve],
  closed: [close],
  merged: [close],
  reopened: [reopen],
  'customer-replied': [ask],
  absorbed: [ask],
};

const FROM_OPENING: readonly Metric[] = ['first-response', 'update', 'solution'];

/** What of a ticket the rules of a policy look at. */
export const classify = (ticket: Ticket): Classification => ({
  priority: ticket.priority,
  category: ticket.category,
  channel: ticket.channel,
  tier: ticket.tier,
  team: ticket.team,
  tags: ticket.tags,
});

const ruleFor = (ticket: Ticket, policySet: PolicySet): Rule => ruleOfTicket(ticket, policySet) ?? NO_RULE;

export const ruleOfTicket = (ticket: Ticket, { rules }: PolicySet): PolicyRule | undefined => matchRule(rules, classify(ticket));

function open(tracks: Tracks, step: Step): Tracks {
  return FROM_OPENING.reduce<Tracks>((soFar, metric) => start(soFar, metric, step), tracks);
}

function reclassify(tracks: Tracks, step: Step): Tracks {
  const { before, rule, policySet } = step;
  if (before === null || ruleFor(before, policySet).name === rule.name) return tracks;
  const retargeted = tracks.map((track) => (isLive(track) ? retarget(track, step) : track));
  return METRICS.filter((metric) => isMissing(metric, retargeted, step.after)).reduce<Tracks>(
    (soFar, metric) => start(soFar, metric, step),
    retargeted,
  );
}

/** A promise that the new rule makes and the old one did not. */
function isMissing(metric: Metric, tracks: Tracks, ticket: Ticket): boolean {
  if (tracks.some((track) => track.metric === metric && isLive(track))) return false;
  switch (metric) {
    case 'first-response':
      return ticket.respondedAt === undefined && isUnsolved(ticket);
    case 'next-response':
      return ticket.respondedAt !== undefined && ticket.unansweredSince !== undefined && mayBeAnswered(ticket);
    case 'update':
    case 'solution':
      return isUnsolved(ticket);
  }
}

/** What is thought solved without a word is not answered; a question about a solution that is only proposed is. */
const mayBeAnswered = (ticket: Ticket): boolean => isUnsolved(ticket) || ticket.status === 'solution-proposed';

function retarget(track: Track, step: Step): Track {
  const commitment = step.rule.commitments[track.metric];
  if (commitment === undefined) return end(track, step.fact.at, 'cancelled');
  return enter(track, lastSpan(track).kind === 'solved' ? 'solved' : kindNow(step.after, commitment), step);
}

function pauseOrResume(tracks: Tracks, step: Step): Tracks {
  return tracks.map((track) => {
    const last = lastSpan(track);
    if (!isLive(track) || last.kind === 'solved') return track;
    const kind = kindNow(step.after, last.commitment);
    return kind === last.kind ? track : enter(track, kind, step);
  });
}

function answer(tracks: Tracks, step: Step): Tracks {
  if (!isAnswer(step.fact)) return tracks;
  const met = tracks.map((track) => (isLive(track) && track.metric !== 'solution' ? end(track, step.fact.at, 'met') : track));
  return isUnsolved(step.after) ? start(met, 'update', step) : met;
}

function solve(tracks: Tracks, step: Step): Tracks {
  const { fact } = step;
  return tracks.map((track) => {
    if (!isLive(track)) return track;
    if (track.metric === 'solution') return end(track, fact.at, 'met');
    return track.metric === 'first-response' ? enter(track, 'solved', step) : end(track, fact.at, 'cancelled');
  });
}

function close(tracks: Tracks, step: Step): Tracks {
  return tracks.map((track) => (isLive(track) ? end(track, step.fact.at, 'cancelled') : track));
}

/** The solution, and a first response that was never given, go on with what was left; silence is counted anew. */
function reopen(tracks: Tracks, step: Step): Tracks {
  const unanswered = step.after.respondedAt === undefined;
  const newest = newestCycles(tracks);
  const goesOn = (track: Track) => track.metric === 'solution' || (track.metric === 'first-response' && unanswered);
  const revived = tracks.map((track) => (goesOn(track) && newest.includes(track) ? revive(track, step) : track));
  return start(revived, 'update', step);
}

function ask(tracks: Tracks, step: Step): Tracks {
  const isAsked = asks(step.fact, step.after) && step.after.respondedAt !== undefined;
  const waits = tracks.some((track) => track.metric === 'next-response' && isLive(track));
  return isAsked && !waits ? start(tracks, 'next-response', step) : tracks;
}

function start(tracks: Tracks, metric: Metric, step: Step): Tracks {
  const commitment = step.rule.commitments[metric];
  if (commitment === undefined) return tracks;
  const cycle = Math.max(0, ...tracks.filter((track) => track.metric === metric).map((track) => track.cycle)) + 1;
  const spans = [spanFrom(kindNow(step.after, commitment), commitment, step)];
  return [...tracks, { metric, cycle, startedAt: step.fact.at, spans }];
}

function kindNow(ticket: Ticket, commitment: Commitment): SpanKind {
  const { hold } = ticket;
  if (hold === undefined) return 'counting';
  return commitment.pausedBy === 'any' || commitment.pausedBy.includes(hold.reason) ? 'held' : 'counting';
}

/** Ends the stretch that the clock is in and begins another, under the rule in force. */
function enter(track: Track, kind: SpanKind, step: Step): Track {
  const commitment = step.rule.commitments[track.metric];
  if (commitment === undefined) return end(track, step.fact.at, 'cancelled');
  return { ...track, spans: [...finish(track, step.fact.at), spanFrom(kind, commitment, step)] };
}

function spanFrom(kind: SpanKind, commitment: Commitment, { fact, rule, after }: Step): Span {
  const reason = kind === 'held' ? after.hold?.reason : undefined;
  return { from: fact.at, kind, ...defined({ reason }), fact: fact.n, rule: rule.name, commitment };
}

function revive(track: Track, step: Step): Track {
  const { ended, ...live } = track;
  if (ended === undefined) return enter(track, 'counting', step);
  const { reason: _, ...last } = lastSpan(track);
  const away: Span = { ...last, kind: 'solved', from: ended.at, to: step.fact.at };
  return enter({ ...live, spans: [...track.spans, away] }, 'counting', step);
}

function end(track: Track, at: Instant, as: 'met' | 'cancelled'): Track {
  return { ...track, spans: finish(track, at), ended: { at, as } };
}

/** Stretches of no length are dropped: two changes at one instant leave one. */
function finish(track: Track, at: Instant): readonly Span[] {
  const { spans } = track;
  const last = lastSpan(track);
  return last.from === at && spans.length > 1 ? spans.slice(0, -1) : [...spans.slice(0, -1), { ...last, to: at }];
}
