import { ALLOWED_IN } from '../../shared/core/transitions.ts';
import type { Kind, Known, Thing } from './known.ts';
import type { Source } from './values.ts';

/** What makes a request fit the state that things are in, so that it is carried out and not refused for something that chance alone never gets right. */
export type Suited = {
  /** Values of the path, by the names of its parameters. */
  readonly path?: Thing;
  readonly query?: Thing;
  /** Given the body that chance made. */
  readonly body?: (made: Thing) => Thing;
  /** In place of a body of JSON. */
  readonly form?: Thing;
  /** Of a customer, as their proof. */
  readonly link?: unknown;
};

type Circumstances = Source & { readonly known: Known };
type Suit = (circumstances: Circumstances) => Suited | undefined;

const DAY_MS = 86_400_000;
const iso = (at: number): string => new Date(at).toISOString();
const PEOPLE = ['ann', 'lee', 'max', 'dora'] as const;

/** @returns undefined where there is no such thing yet */
export function suitedTo(operationId: string, circumstances: Circumstances): Suited | undefined {
  return (SUITS[operationId] ?? (() => ({})))(circumstances);
}

/** One of the kind that this is true of; the newest are the likeliest to be still as they were. */
function some({ known, draw }: Circumstances, kind: Kind, isMeant: (thing: Thing) => boolean = () => true): Thing | undefined {
  const meant = known.of(kind).filter(isMeant);
  return meant.length === 0 ? undefined : draw.pick(meant.slice(-12));
}

type Changes = (made: Thing, ticket: Thing, circumstances: Circumstances) => Thing;

/** About a ticket that takes the command. */
const ticketThat =
  (
    command: keyof typeof ALLOWED_IN,
    change: Changes = (made) => made,
    isMeant: (ticket: Thing, circumstances: Circumstances) => boolean = () => true,
  ): Suit =>
  (circumstances) => {
    const takes: readonly unknown[] = ALLOWED_IN[command];
    const ticket = some(circumstances, 'ticket', (one) => takes.includes(one['status']) && isMeant(one, circumstances));
    return ticket && { path: { id: ticket['id'] }, body: (made) => change(made, ticket, circumstances) };
  };

const without = (made: Thing, ...names: readonly string[]): Thing =>
  Object.fromEntries(Object.entries(made).filter(([name]) => !names.includes(name)));

const isOffered = ({ handover }: Thing, { now }: Circumstances): boolean =>
  handover !== undefined && Date.parse(String((handover as Thing)['until'])) > now();
const receiverOf = ({ handover }: Thing): unknown => (handover as Thing)['to'];
const hasOwner = ({ owner }: Thing): boolean => owner !== undefined;

const reads: Suit = (circumstances) => {
  const ticket = some(circumstances, 'ticket');
  return ticket && { path: { id: ticket['id'] } };
};

const subscription =
  (isMeant: (one: Thing) => boolean = () => true, body?: Suited['body']): Suit =>
  (circumstances) => {
    const found = some(circumstances, 'subscription', isMeant);
    return found && { path: { subscription: found['id'] }, ...(body && { body }) };
  };
const isOn = ({ enabled }: Thing): boolean => enabled === true;

const delivery: Suit = (circumstances) => {
  const living = circumstances.known.of('subscription').filter(isOn);
  const found = some(circumstances, 'delivery', (one) => living.some(({ id }) => id === one['subscription']));
  return found && { path: { subscription: found['subscription'], delivery: found['id'] } };
};

const incoming: Suit = (circumstances) => {
  const found = some(circumstances, 'incoming');
  return found && { path: { source: found['source'], delivery: found['id'] } };
};

const thing =
  (kind: Kind, parameter: string, field = 'id', isMeant: (one: Thing) => boolean = () => true): Suit =>
  (circumstances) => {
    const found = some(circumstances, kind, isMeant);
    return found && { path: { [parameter]: found[field] } };
  };

const waits = ({ review }: Thing): boolean => review === undefined;
const isActive = ({ state, source }: Thing): boolean => state === 'active' && source === 'api';

const attachment: Suit = (circumstances) => {
  const path = some(circumstances, 'attachment')?.['path'];
  const parts = typeof path === 'string' ? path.split('/') : [];
  return parts.length < 8 ? undefined : { path: { id: parts[3], message: parts[5], attachment: parts[7] } };
};

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

/** By the newest link; `solved`: to a request whose customer may say what they think of it. */
const byLink =
  (name: 'link' | 'solved' = 'link', body?: Suited['body']): Suit =>
  ({ pool }) => {
    const link = pool.of(name).at(-1);
    return link === undefined ? undefined : { link, ...(body && { body }) };
  };

const customersForm: Suit = ({ draw, pool }) => {
  const token = pool.of('link').at(-draw.int(1, 5)) ?? pool.of('link').at(-1);
  const deed = draw.pick(['reply', 'reply', 'reply', 'complain', 'complain', 'confirm', 'not-solved', 'rate']);
  const form = { do: deed, once: draw.int(1e15, 9e15), text: 'Still broken. 还是坏的。', score: draw.int(1, 5) };
  return token === undefined ? undefined : { path: { token }, form };
};

const SUITS: { readonly [operationId: string]: Suit } = {
  reply: ticketThat('reply', (made) => (made['from'] === 'requester' ? without(made, 'author', 'automatic') : made)),
  note: ticketThat('note'),
  assign: ticketThat('assign', (made, _, { draw }) => ({ ...made, assignee: draw.pick(PEOPLE) })),
  changePriority: ticketThat('change-priority'),
  hold: ticketThat('hold', (made, _, { now, draw }) => ({
    ...made,
    ...('until' in made && { until: iso(now() + draw.int(1, 20 * DAY_MS)) }),
  })),
  resume: ticketThat('resume'),
  proposeSolution: ticketThat('propose-solution'),
  resolve: ticketThat('resolve'),
  confirm: ticketThat('confirm'),
  reopen: ticketThat('reopen'),
  close: ticketThat('close'),
  complain: ticketThat('complain'),
  rate: ticketThat('rate'),
  acknowledge: ticketThat(
    'acknowledge',
    (made) => without(made, 'metric'),
    ({ status }) => status === 'open',
  ),
  handOver: ticketThat(
    'hand-over',
    (made, { owner }, { draw }) => ({ ...without(made, 'author'), to: draw.pick(PEOPLE.filter((one) => one !== owner)) }),
    hasOwner,
  ),
  acceptHandover: ticketThat('accept-handover', (made, ticket) => ({ ...made, author: receiverOf(ticket) }), isOffered),
  declineHandover: ticketThat('decline-handover', (made, ticket) => ({ ...made, author: receiverOf(ticket) }), isOffered),
  withdrawHandover: ticketThat('withdraw-handover', (made) => without(made, 'author'), isOffered),
  watch: ticketThat('watch'),
  unwatch: ticketThat('unwatch'),
  merge: ticketThat('merge', (made, { id }, circumstances) => ({
    ...made,
    into:
      some(circumstances, 'ticket', (other) => other['status'] === 'open' && other['id'] !== id)?.['reference'] ?? made['into'],
  })),
  getTicket: reads,
  listHistory: reads,
  listMessages: reads,
  explainTicket: reads,
  foreseeEscalation: reads,
  listReceipts: reads,
  linkAttachment: attachment,
  fetchAttachment: attachment,
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
  getSubscription: subscription(),
  changeSubscription: subscription(),
  removeSubscription: subscription(),
  disableSubscription: subscription(isOn),
  enableSubscription: subscription((one) => !isOn(one)),
  rotateSecret: subscription(),
  removeSecret: (circumstances) => {
    const found = some(circumstances, 'subscription', ({ secrets }) => (secrets as readonly Thing[]).length > 1);
    return found && { path: { subscription: found['id'], version: (found['secrets'] as readonly Thing[]).at(-1)?.['version'] } };
  },
  pingSubscription: subscription(isOn),
  listDeliveries: subscription(),
  redeliverSince: subscription(isOn, (made) => without(made, 'cursor')),
  getDelivery: delivery,
  redeliver: delivery,
  getSetAsideMail: thing('mail', 'mail'),
  discardMail: thing('mail', 'mail', 'id', waits),
  releaseMail: thing('mail', 'mail', 'id', waits),
  getSuppression: thing('suppression', 'address', 'address'),
  liftSuppression: thing('suppression', 'address', 'address'),
  showRequest: ({ pool, draw }) => {
    const token = pool.of('link').at(-draw.int(1, 5)) ?? pool.of('link').at(-1);
    return token === undefined ? undefined : { path: { token } };
  },
  postRequest: customersForm,
  readOwnRequest: byLink(),
  listOwnMessages: byLink(),
  writeAsCustomer: byLink(),
  complainAsCustomer: byLink(),
  confirmAsCustomer: byLink('solved'),
  reopenAsCustomer: byLink('solved'),
  rateAsCustomer: byLink('solved'),
  askForLink: (circumstances) => {
    const ticket = some(circumstances, 'ticket');
    const { email } = (ticket?.['requester'] ?? {}) as Thing;
    return ticket && { body: () => ({ ticket: ticket['reference'], email }) };
  },
  doAction: ({ pool, draw }) => ({ path: { token: pool.of('token').at(-draw.int(1, 2)) } }),
  getWebhookDelivery: incoming,
  replayWebhookDelivery: incoming,
  enqueueEvent: alert,
  enqueueChange: alert,
};
