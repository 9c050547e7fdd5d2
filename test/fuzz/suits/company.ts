import { DAY_MS } from '../../../shared/core/instant.ts';
import type { Thing } from '../known.ts';
import { iso, PEOPLE, type Suit, some, type Topic, thing, without } from '../suit.ts';

/** What is the company's own: its rules, who is on call, keys, and the systems that post to it. */
const isActive = ({ state, source }: Thing): boolean => state === 'active' && source === 'api';

const newKey: Suit = ({ draw }) => ({
  body: (made) => {
    const { role, person = draw.pick(PEOPLE), expiresAt, ...rest } = without(made, 'teams', 'forStaff');
    const isProgram = role === 'integrator' || role === 'read-only';
    const given = {
      ...rest,
      role,
      name: `key-${draw.int(1, 1e9)}`,
      ...(expiresAt === undefined ? {} : { expiresAt: '2090-01-01T00:00:00Z' }),
    };
    if (!isProgram) return { ...given, person };
    return {
      ...given,
      ...(role === 'integrator' && { forStaff: draw.chance(0.5) }),
      ...(draw.chance(0.5) && { teams: ['support'] }),
    };
  },
});

const standIn: Suit = ({ draw, now }) => ({
  body: (made) => {
    const from = now() + draw.int(0, 30) * DAY_MS;
    return { ...made, from: iso(from), until: iso(from + draw.int(1, 40) * DAY_MS) };
  },
});

const swap: Suit = (circumstances) => {
  const isAhead = ({ from, who, override }: Thing) =>
    override === undefined && (who as readonly Thing[]).length === 1 && Date.parse(String(from)) > circumstances.now();
  const personOf = (shift: Thing) => (shift['who'] as readonly Thing[])[0]?.['id'];
  const one = some(circumstances, 'shift', isAhead);
  const other = one && some(circumstances, 'shift', (shift) => isAhead(shift) && personOf(shift) !== personOf(one));
  if (one === undefined || other === undefined) return undefined;
  const side = (shift: Thing) => ({ person: personOf(shift), at: shift['from'] });
  return { body: () => ({ one: side(one), other: side(other) }) };
};

const incoming: Suit = (circumstances) => {
  const found = some(circumstances, 'incoming');
  return found && { path: { source: found['source'], delivery: found['id'] } };
};

const alert: Suit = ({ draw, pool }) => ({
  body: () => ({
    routing_key: pool.of('routing_key').at(-1),
    event_action: draw.pick(['trigger', 'trigger', 'acknowledge', 'resolve']),
    dedup_key: `problem-${draw.int(1, 20)}`,
    payload: {
      summary: draw.pick(['Disk full', '磁盘已满']),
      source: 'db-1',
      severity: draw.pick(['critical', 'error', 'warning', 'info']),
    },
  }),
});

export const company: Topic = {
  suits: {
    backtestConfiguration: () => ({ body: (made) => without(made, 'from', 'until') }),
    applyConfiguration: () => ({
      body: (made) => (made['open'] === 'rebase' ? without(made, 'basedOn') : without(made, 'only', 'passed', 'basedOn')),
    }),
    simulateEscalation: ({ now, draw }) => ({
      body: (made) => ({ ...made, from: iso(now()), to: iso(now() + draw.int(1, 20 * DAY_MS)) }),
    }),
    overrideOnCall: standIn,
    removeOnCallOverride: thing('override', 'override'),
    swapOnCall: swap,
    createKey: newKey,
    rotateKey: thing('key', 'key', 'name', isActive),
    revokeKey: thing('key', 'key', 'name', isActive),
    getWebhookDelivery: incoming,
    replayWebhookDelivery: incoming,
    enqueueEvent: alert,
    enqueueChange: alert,
  },
  first: {
    removeOnCallOverride: 'overrideOnCall',
    swapOnCall: 'getOnCall',
    rotateKey: 'createKey',
    revokeKey: 'createKey',
    getWebhookDelivery: 'listWebhookDeliveries',
    replayWebhookDelivery: 'listWebhookDeliveries',
  },
};
