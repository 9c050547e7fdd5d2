import type { Thing } from '../known.ts';
import { type Suit, type Suited, some, type Topic, without } from '../suit.ts';

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

const secretsOf = ({ secrets }: Thing): readonly Thing[] => secrets as readonly Thing[];

const olderSecret: Suit = (circumstances) => {
  const found = some(circumstances, 'subscription', (one) => secretsOf(one).length > 1);
  return found && { path: { subscription: found['id'], version: secretsOf(found).at(-1)?.['version'] } };
};

export const subscriptions: Topic = {
  suits: {
    getSubscription: subscription(),
    changeSubscription: subscription(),
    removeSubscription: subscription(),
    disableSubscription: subscription(isOn),
    enableSubscription: subscription((one) => !isOn(one)),
    rotateSecret: subscription(),
    removeSecret: olderSecret,
    pingSubscription: subscription(isOn),
    listDeliveries: subscription(),
    redeliverSince: subscription(isOn, (made) => without(made, 'cursor')),
    getDelivery: delivery,
    redeliver: delivery,
  },
  first: {
    getSubscription: 'createSubscription',
    changeSubscription: 'createSubscription',
    removeSubscription: 'createSubscription',
    disableSubscription: 'createSubscription',
    rotateSecret: 'createSubscription',
    pingSubscription: 'createSubscription',
    redeliverSince: 'createSubscription',
    removeSecret: 'rotateSecret',
    enableSubscription: 'disableSubscription',
    listDeliveries: 'pingSubscription',
    getDelivery: 'listDeliveries',
    redeliver: 'listDeliveries',
  },
};
