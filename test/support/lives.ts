import fc from 'fast-check';
import type { Actor } from '../../shared/core/actor.ts';
import type { CommandBody } from '../../shared/core/command.ts';
import type { Level } from '../../shared/core/escalation/ladder.ts';
import { MINUTE_MS } from '../../shared/core/instant.ts';
import type { Organisation } from '../../shared/core/organisation.ts';
import type { PolicySet } from '../../shared/core/policy-set.ts';
import { alarmingPolicySet, ORGANISATION } from './policies.ts';
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
  { type: 'complain' },
  { type: 'rate', score: 1 },
  { type: 'rate', score: 5 },
  {
    type: 'absorb',
    from: '3f7h2j4k6p',
    subject: 's',
    customers: [],
    participants: ['bob@customer.example'],
    followers: ['dora'],
    unanswered: true,
  },
  { type: 'merge', into: '9c2v5b8n1m' },
];

type Deed = CommandBody | 'bounce';

const step = fc.record({
  afterMinutes: fc.integer({ min: 0, max: 600 }),
  deed: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom<Deed>(...COMMANDS) },
    { weight: 1, arbitrary: fc.constant<Deed>('bounce') },
  ),
  by: fc.constantFrom<Actor>('api:test', 'agent:ann', 'agent:ben', 'agent:lee', 'agent:max'),
  late: fc.boolean(),
});

/** People whom no mail reaches, so that levels find nobody to tell. */
const silent = fc.subarray(['ann', 'ben', 'lee', 'max', 'dora']);

type Step = { readonly afterMinutes: number; readonly deed: Deed; readonly by: Actor; readonly late: boolean };
type Life = { readonly steps: readonly Step[]; readonly silent: readonly string[] };

/** A life in which anything may be asked at any time, and some wakes come late. Refused commands leave no trace. */
function live({ steps, silent: without }: Life, policies: PolicySet): Story {
  const story = new Story({ policySet: policies, organisation: unreachable(without) }).open('10:00');
  let at = time('10:00');
  for (const [index, { afterMinutes, deed, by, late }] of steps.entries()) {
    at += afterMinutes * MINUTE_MS;
    if (late) story.outage(clockTime(at));
    const identified = { ...(deed === 'bounce' ? bounceOf(story) : deed), commandId: `command-${index}` };
    story.try(clockTime(at), identified, by);
  }
  return story;
}

/** The newest mail of a ladder comes back. */
function bounceOf({ mails }: Story): CommandBody {
  const mail = mails.findLast(({ notice }) => ['warning', 'breach', 'escalation'].includes(notice));
  return {
    type: 'report-undelivered',
    receipt: mail?.id ?? '',
    to: mail !== undefined && 'email' in mail.to ? mail.to.email : '',
    facts: mail?.facts ?? [],
    because: 'bounced',
  };
}

function unreachable(ids: readonly string[]): Organisation {
  const people = Object.entries(ORGANISATION.people).map(([id, { email, ...person }]) => [
    id,
    ids.includes(id) || email === undefined ? person : { ...person, email },
  ]);
  return { ...ORGANISATION, people: Object.fromEntries(people) };
}

/** Any life of up to 25 steps. */
export const livesUnder = (policies: PolicySet): fc.Arbitrary<Story> =>
  fc.record({ steps: fc.array(step, { maxLength: 25 }), silent }).map((life) => live(life, policies));

export const lives: fc.Arbitrary<Story> = livesUnder(alarmingPolicySet());

/** Alarms of every kind; acknowledgements last for 90 minutes, and everybody on a level has to give one. */
export const shortCharge: PolicySet = shortened(alarmingPolicySet());

function shortened(policies: PolicySet): PolicySet {
  const escalations = Object.entries(policies.escalations).map(([name, { levels }]) => {
    const asking = levels.map((level): Level => ({ ...level, to: [...level.to, { kind: 'team' }], acknowledge: 'everyone' }));
    return [name, { name, acknowledgementLastsMs: 90 * MINUTE_MS, levels: asking }];
  });
  return { ...policies, escalations: Object.fromEntries(escalations) };
}
