import fc from 'fast-check';
import type { Actor } from '../../shared/core/actor.ts';
import { TRIGGERS } from '../../shared/core/escalation/trigger.ts';
import type { Fact, FactBody, FactOf, FactType } from '../../shared/core/fact.ts';
import { LANGUAGES } from '../../shared/core/language.ts';
import { PRIORITIES } from '../../shared/core/priority.ts';
import { METRICS } from '../../shared/core/sla/metric.ts';
import { STATUSES, type Ticket } from '../../shared/core/ticket.ts';

/** Facts of every kind with every combination of what they may leave out, for promises that must hold for all of them. */

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
const id = fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{10}$/);
const personId = fc.stringMatching(/^[a-z][a-z.-]{0,11}$/);
const address = personId.map((name) => `${name}@private.example`);
const instant = fc.integer({ min: 0, max: 4_102_444_800_000 });
const metric = fc.constantFrom(...METRICS, ...TRIGGERS);
const priority = fc.constantFrom(...PRIORITIES);
const cycle = fc.integer({ min: 1, max: 99 });

const actor: fc.Arbitrary<Actor> = fc.oneof(
  fc.constant('system' as const),
  fc.oneof(personId, address).map((name) => `agent:${name}` as const),
  address.map((name) => `requester:${name}` as const),
  personId.map((name) => `api:${name}` as const),
  personId.map((name) => `webhook:${name}` as const),
);

const firing = { metric, cycle, firedAt: instant, told: fc.array(fc.oneof(personId, address), { maxLength: 4 }) };
const levelFiring = { ...firing, level: personId, repeat: fc.nat(9) };

const everyone = { everyone: fc.constant(true) };
const early = { early: fc.constantFrom('nobody-to-tell', 'undelivered') };
const unheard = { because: fc.constant('nobody-to-tell'), last: fc.constant(true) };

const firingKeys = fc.tuple(metric, cycle, personId, fc.nat(9)).map((parts) => parts.join('/'));

type Shape = { readonly [key: string]: fc.Arbitrary<unknown> };
const body = (required: Shape, optional: Shape = {}) =>
  fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) });

const OWN: { readonly [T in FactType]: fc.Arbitrary<object> } = {
  opened: body(
    {
      id,
      subject: text,
      requester: fc.record({ email: address, name: text }, { requiredKeys: ['email'] }),
      language: fc.constantFrom(...LANGUAGES),
      priority,
      channel: personId,
      policyVersion: cycle,
    },
    {
      category: text,
      tier: text,
      team: personId,
      tags: fc.array(text),
      fields: fc.dictionary(personId, fc.oneof(text, fc.integer(), fc.boolean()), { noNullPrototype: true }),
      message: text,
      muted: fc.constant(true),
      complaint: fc.constant(true),
    },
  ),
  replied: body({ message: text }, { author: fc.oneof(personId, address), automatic: fc.constant(true) }),
  noted: body({ message: text }, { author: fc.oneof(personId, address) }),
  'customer-replied': body({ message: text, from: address }, { thanks: fc.constant(true) }),
  assigned: body({}, { assignee: personId, team: personId, rearmed: fc.array(firingKeys) }),
  'priority-changed': body({ from: priority, to: priority }, { rearmed: fc.array(firingKeys) }),
  held: body({ reason: text }, { until: instant, unanswered: fc.constant(true) }),
  resumed: body({ because: fc.constantFrom('asked', 'until', 'customer-replied', 'solved', 'closed', 'merged') }),
  'solution-proposed': body({}, { message: text }),
  resolved: body({}, { message: text }),
  confirmed: body({}),
  complained: body({}, { reason: text }),
  'link-requested': body({ to: address }),
  rated: body({ score: fc.integer({ min: 1, max: 5 }) }, { comment: text }),
  reopened: body({ because: fc.constantFrom('asked', 'not-solved', 'customer-replied', 'merged-in-circle') }, { reason: text }),
  closed: body({ because: fc.constantFrom('asked', 'confirmed', 'silence'), confirmed: fc.boolean() }, { reason: text }),
  merged: body({ into: id }),
  absorbed: body(
    { from: id, subject: text },
    {
      customers: fc.array(fc.record({ email: address, language: fc.constantFrom(...LANGUAGES) }), { minLength: 1 }),
      participants: fc.array(address, { minLength: 1 }),
      unanswered: fc.constant(true),
    },
  ),
  acknowledged: body({
    clocks: fc.array(
      body({ metric, cycle }, { awaiting: fc.array(fc.oneof(personId, address), { minLength: 1, maxLength: 4 }) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
  }),
  'acknowledgement-lapsed': body({
    clocks: fc.array(body({ metric, cycle }, { laterMs: fc.integer({ min: 1, max: 1e9 }) }), { minLength: 1, maxLength: 4 }),
    told: fc.array(fc.oneof(personId, address), { maxLength: 4 }),
  }),
  'handover-offered': body({ to: personId, from: personId, until: instant }, { note: text }),
  'handed-over': body({ to: personId, from: personId }),
  'handover-declined': body({ to: personId }, { reason: text }),
  'handover-withdrawn': body({ to: personId }),
  'handover-lapsed': body({ to: personId }),
  watched: body({ watchers: fc.array(fc.oneof(personId, address), { minLength: 1, maxLength: 4 }) }),
  unwatched: body({ watchers: fc.array(fc.oneof(personId, address), { minLength: 1, maxLength: 4 }) }),
  rebased: body(
    { policyVersion: cycle, from: cycle },
    { passed: fc.array(firingKeys), rearmed: fc.array(firingKeys), told: fc.array(personId) },
  ),
  breached: body({ ...firing, metric: fc.constantFrom(...METRICS) }, { ...everyone, ...unheard }),
  warned: body(levelFiring, { ...everyone, ...early }),
  escalated: body(levelFiring, { ...everyone, ...early }),
  'level-skipped': body({ ...levelFiring, because: unheard.because }, { ...early, last: unheard.last }),
  undelivered: body({
    receipt: text,
    to: fc.oneof(
      address,
      personId.map((name) => `webhook:${name}`),
    ),
    facts: fc.array(cycle),
    because: fc.constantFrom('bounced', 'complained', 'refused'),
  }),
};

export const FACT_TYPES = Object.keys(OWN) as readonly FactType[];

export function factsOf<T extends FactType>(type: T): fc.Arbitrary<FactOf<T>> {
  const envelope = fc.record(
    { n: fc.integer({ min: 1, max: 9_999 }), at: instant, by: actor, command: text },
    { requiredKeys: ['n', 'at', 'by'] },
  );
  return fc
    .tuple(envelope, OWN[type])
    .map(([common, own]) => ({ ...common, ...(own as FactBody), type }) as unknown as FactOf<T>);
}

export const facts: fc.Arbitrary<Fact> = fc.constantFrom(...FACT_TYPES).chain((type) => factsOf(type));

export const tickets: fc.Arbitrary<Ticket> = fc
  .record(
    {
      id,
      version: cycle,
      status: fc.constantFrom(...STATUSES),
      subject: text,
      requester: fc.record({ email: address }),
      language: fc.constantFrom(...LANGUAGES),
      priority,
      channel: personId,
      tags: fc.array(text),
      fields: fc.constant({}),
      policyVersion: cycle,
      openedAt: instant,
      changedAt: instant,
      statusSince: instant,
      participants: fc.constant([]),
      fired: fc.constant({}),
      acknowledged: fc.constant({}),
      commands: fc.constant({}),
      team: personId,
      assignee: personId,
      category: text,
      tier: text,
      hold: fc.record({ reason: text, since: instant, until: instant }, { requiredKeys: ['reason', 'since'] }),
    },
    { noNullPrototype: true },
  )
  .map((all) => all as unknown as Ticket);
