/**
 * The endpoint of each subscription: one item, in the due index while something is to be delivered. It is changed in place, because
 * those who announce an event and the worker that has the endpoint write it at the same time.
 */
import { UpdateItemCommand, type UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { subscriptionName } from '../app/subscriptions/subscription.ts';
import type { Endpoint, Occasion, WebhookDeliveryStore } from '../app/subscriptions/webhook-delivery.ts';
import { defined } from '../core/defined.ts';
import type { Instant } from '../core/instant.ts';
import { toAppError } from './aws-error.ts';
import { isConditionFailed } from './conditional-put.ts';
import { checkVersion, numberOf, optionalNumber, versionAttribute } from './item-fields.ts';
import { getItem, type Item, type Key, keyOf, type Table } from './table.ts';
import { dueShardOf, timedKey } from './ticket-keys.ts';

export const hookPartition = (subscriptionId: string): string => `HOOK#${subscriptionId}`;
const endpointKey = (subscriptionId: string): Key => ({ pk: hookPartition(subscriptionId), sk: 'E' });

type Endpoints = Pick<WebhookDeliveryStore, 'endpoint' | 'announce' | 'lease' | 'release'>;

export function createEndpoints(table: Table): Endpoints {
  return {
    endpoint: async (id) => {
      const item = await getItem(table, endpointKey(id), `load the endpoint of subscription ${id}`);
      return item && toEndpoint(id, item);
    },
    announce: (id, now, occasion) => announce(table, id, { now, occasion }),
    lease: async (id, { now, until }) => {
      const item = await update(table, id, {
        UpdateExpression: 'SET leaseUntil = :until',
        ConditionExpression: 'dueAt <= :now AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now)',
        ExpressionAttributeValues: { ':until': number(until), ':now': number(now) },
        ReturnValues: 'ALL_NEW',
      });
      return item === 'refused' ? undefined : toEndpoint(id, item);
    },
    release: (endpoint, now) => release(table, endpoint, now),
  };
}

type Announced = { readonly now: Instant; readonly occasion: Occasion };

async function announce(table: Table, id: string, { now, occasion }: Announced): Promise<boolean> {
  const due = await update(table, id, {
    UpdateExpression: `SET ${DUE}${occasion === 'anew' ? ', failures = :none' : ''} ${REMOVED[occasion]} ADD arrivals :one`,
    ...(occasion === 'event' && { ConditionExpression: 'attribute_not_exists(pausedUntil) OR pausedUntil <= :now' }),
    ExpressionAttributeValues: {
      ...dueValues(id, now),
      ':one': number(1),
      ...(occasion === 'anew' && { ':none': number(0) }),
      ...(occasion === 'event' && { ':now': number(now) }),
    },
    ReturnValues: 'ALL_OLD',
  });
  if (due === 'refused') {
    const counted = { UpdateExpression: 'ADD arrivals :one', ExpressionAttributeValues: { ':one': number(1) } };
    await update(table, id, counted);
    return false;
  }
  // Whoever has it will see that something came in, when giving it back.
  return (optionalNumber(due, 'leaseUntil') ?? 0) <= now;
}

const DUE = 'v = :v, dueAt = :dueAt, dueShard = :dueShard, dueKey = :dueKey';
const REMOVED: { readonly [O in Occasion]: string } = {
  event: '',
  lost: '',
  asked: 'REMOVE pausedUntil',
  anew: 'REMOVE pausedUntil, failingSince',
};

const dueValues = (id: string, dueAt: Instant): Item => ({
  ':v': versionAttribute.v,
  ':dueAt': number(dueAt),
  ':dueShard': { S: dueShardOf(subscriptionName(id)) },
  ':dueKey': { S: timedKey(dueAt, subscriptionName(id)) },
});

async function release(table: Table, endpoint: Endpoint, now: Instant): Promise<boolean> {
  const { subscriptionId: id, dueAt, failures, failingSince, pausedUntil } = endpoint;
  const values = { failures, ...defined({ failingSince, pausedUntil }) };
  const isDue = dueAt !== undefined && dueAt <= now;
  const gone = [
    'leaseUntil',
    ...(failingSince === undefined ? ['failingSince'] : []),
    ...(pausedUntil === undefined ? ['pausedUntil'] : []),
    ...(dueAt === undefined ? ['dueAt', 'dueShard', 'dueKey'] : []),
  ];
  const set = [...Object.keys(values).map((name) => `${name} = :${name}`), ...(dueAt === undefined ? [] : [DUE])];
  const released = await update(table, id, {
    UpdateExpression: `SET ${set.join(', ')} REMOVE ${gone.join(', ')}`,
    ConditionExpression: `leaseUntil = :leaseUntil${isDue ? '' : ' AND arrivals = :arrivals'}`,
    ExpressionAttributeValues: {
      ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, number(value)])),
      ...(dueAt !== undefined && dueValues(id, dueAt)),
      ':leaseUntil': number(endpoint.leaseUntil ?? 0),
      ...(!isDue && { ':arrivals': number(endpoint.arrivals) }),
    },
  });
  return released !== 'refused';
}

const number = (value: number) => ({ N: String(value) });

type Change = Omit<UpdateItemCommandInput, 'TableName' | 'Key'>;

async function update(table: Table, id: string, change: Change): Promise<Item | 'refused'> {
  const command = new UpdateItemCommand({ ...change, TableName: table.name, Key: keyOf(endpointKey(id)) });
  try {
    return (await table.dynamo.send(command)).Attributes ?? {};
  } catch (error) {
    if (isConditionFailed(error)) return 'refused';
    throw toAppError(`update the endpoint of subscription ${id}`, error);
  }
}

function toEndpoint(subscriptionId: string, item: Item): Endpoint {
  checkVersion(item);
  return {
    subscriptionId,
    arrivals: numberOf(item, 'arrivals'),
    failures: optionalNumber(item, 'failures') ?? 0,
    ...defined({
      dueAt: optionalNumber(item, 'dueAt'),
      leaseUntil: optionalNumber(item, 'leaseUntil'),
      failingSince: optionalNumber(item, 'failingSince'),
      pausedUntil: optionalNumber(item, 'pausedUntil'),
    }),
  };
}
