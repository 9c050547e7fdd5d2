import fc from 'fast-check';
import type { Actor } from '../../shared/core/actor.ts';
import type { CommandBody } from '../../shared/core/command.ts';
import type { Level } from '../../shared/core/escalation/ladder.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import type { PolicySet } from '../../shared/core/policy-set.ts';
import { policySet, STANDARD_LADDER } from './policies.ts';
import { clockTime, Story, time } from './story.ts';

const COMMANDS: readonly CommandBody[] = [
  { type: 'reply', message: 'm' },
  { type: 'reply', message: 'm', author: 'ann' },
  { type: 'hand-over', to: 'ben' },
  { type: 'hand-over', to: 'lee', note: 'on leave from tomorrow' },
  { type: 'accept-handover' },
  { type: 'decline-handover' },
  { type: 'withdraw-handover' },
  { type: 'watch', person: 'max' },
  { type: 'unwatch', person: 'max' },
  { type: 'note', message: 'm' },
  { type: 'reply', message: 'm', automatic: true },
  { type: 'customer-reply', message: 'm', from: 'cora@customer.example' },
  { type: 'customer-reply', message: 'm', from: 'cora@customer.example', thanks: true },
  { type: 'assign', assignee: 'ann' },
  { type: 'assign', team: 'engineering' },
  { type: 'change-priority', priority: 'P1' },
  { type: 'change-priority', priority: 'P3' },
  { type: 'hold', reason: 'parts' },
  { type: 'resume' },
  { type: 'propose-solution', message: 'm' },
  { type: 'resolve' },
  { type: 'resolve', message: 'm' },
  { type: 'confirm' },
  { type: 'reopen' },
  { type: 'close' },
  { type: 'acknowledge' },
  { type: 'absorb', from: '3f7h2j4k6p', subject: 's', customers: [], participants: ['bob@customer.example'], unanswered: true },
  { type: 'merge', into: '9c2v5b8n1m' },
];

const step = fc.record({
  afterMinutes: fc.integer({ min: 0, max: 600 }),
  command: fc.constantFrom(...COMMANDS),
  by: fc.constantFrom('api:test', 'agent:ann', 'agent:ben', 'agent:lee', 'agent:max'),
  late: fc.boolean(),
});

type Step = { readonly afterMinutes: number; readonly command: CommandBody; readonly by: Actor; readonly late: boolean };

/** A life in which anything may be asked at any time, and some wakes come late. Refused commands leave no trace. */
function live(steps: readonly Step[], policies: PolicySet): Story {
  const story = new Story({ policySet: policies }).open('10:00');
  let at = time('10:00');
  for (const [index, { afterMinutes, command, by, late }] of steps.entries()) {
    at += afterMinutes * MINUTE_MS;
    if (late) story.outage(clockTime(at));
    const identified = { ...command, commandId: `command-${index}` };
    story.try(clockTime(at), identified, by);
  }
  return story;
}

/** Any life of up to 25 steps. */
export const livesUnder = (policies: PolicySet): fc.Arbitrary<Story> =>
  fc.array(step, { maxLength: 25 }).map((steps) => live(steps, policies));

export const lives: fc.Arbitrary<Story> = livesUnder(policySet());

/** Acknowledgements last for 90 minutes, and everybody on a level has to give one; a team hears of an opening at once. */
export const shortCharge: PolicySet = policySet({
  escalations: {
    standard: {
      name: 'standard',
      acknowledgementLastsMs: 90 * MINUTE_MS,
      levels: [
        ...STANDARD_LADDER.levels.map(
          (level): Level => ({ ...level, to: [...level.to, { kind: 'team' }], acknowledge: 'everyone' }),
        ),
        { id: '1', metric: 'opened', notice: 'escalation', mark: { kind: 'offset', ms: 0 }, to: [{ kind: 'team' }] },
        { id: '2', metric: 'opened', notice: 'escalation', mark: { kind: 'offset', ms: HOUR_MS }, to: [{ kind: 'lead' }] },
      ],
    },
  },
});
