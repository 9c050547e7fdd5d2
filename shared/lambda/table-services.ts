import type { Services } from '../app/services.ts';
import { createBlobStore } from '../aws/blob-store.ts';
import { createCanaryStore } from '../aws/canary-store.ts';
import { createDynamoClient } from '../aws/clients.ts';
import { createConfigurationStore } from '../aws/configuration-store.ts';
import { createCorrelations } from '../aws/correlations.ts';
import { createDeliveryLog } from '../aws/delivery-log.ts';
import { createDueIndex } from '../aws/due-index.ts';
import { createMessageStore } from '../aws/message-store.ts';
import { createProblemStore } from '../aws/problem-store.ts';
import { createRateCounter } from '../aws/rate-counter.ts';
import { createReceiptStore } from '../aws/receipt-store.ts';
import { createReconciliationStore } from '../aws/reconciliation-store.ts';
import { createRolloutStore } from '../aws/rollout-store.ts';
import { createSenderCounts } from '../aws/sender-counts.ts';
import { createSetAsideMails } from '../aws/set-aside-mails.ts';
import { createSubscriptionStore } from '../aws/subscription-store.ts';
import { createSuppressionStore } from '../aws/suppression-store.ts';
import type { Table } from '../aws/table.ts';
import { createTicketStore } from '../aws/ticket-store.ts';
import { createTimerStatistics } from '../aws/timer-statistics.ts';
import { createWebhookDeliveryStore } from '../aws/webhook-delivery-store.ts';

export const tableOf = (env: { readonly TABLE_NAME: string }): Table => ({ dynamo: createDynamoClient(), name: env.TABLE_NAME });

/** Tickets, their place in the due index, the configuration, and its way to the open tickets. */
export function ticketServices(
  env: { readonly TABLE_NAME: string },
  table = tableOf(env),
): Pick<Services, 'tickets' | 'dueIndex' | 'configuration' | 'rollouts'> {
  return {
    tickets: createTicketStore(table),
    dueIndex: createDueIndex(table),
    configuration: createConfigurationStore({ table }),
    rollouts: createRolloutStore(table),
  };
}

/** Tickets that the platform opens for itself. */
export function canaryServices(
  env: { readonly TABLE_NAME: string },
  table = tableOf(env),
): ReturnType<typeof ticketServices> & Pick<Services, 'canaries'> {
  return { ...ticketServices(env, table), canaries: createCanaryStore(table) };
}

/** Addresses that are mailed no more. */
export const suppressionServices = (
  env: { readonly TABLE_NAME: string },
  table = tableOf(env),
): Pick<Services, 'suppressions'> => ({ suppressions: createSuppressionStore(table) });

/** What became of mails, and the tickets that they are about. */
export function receiptServices(
  env: { readonly TABLE_NAME: string },
  now: Services['now'],
  table = tableOf(env),
): ReturnType<typeof ticketServices> & Pick<Services, 'receipts' | 'correlations' | 'reconciliations' | 'suppressions'> {
  return {
    ...ticketServices(env, table),
    receipts: createReceiptStore(table),
    correlations: createCorrelations({ table, now }),
    reconciliations: createReconciliationStore(table),
    ...suppressionServices(env, table),
  };
}

type BlobEnv = { readonly TABLE_NAME: string; readonly BLOB_BUCKET: string };

/** All that the table keeps of tickets, with the blobs that are too large for it. */
export function tableServices(
  env: BlobEnv,
  now: Services['now'],
  table = tableOf(env),
): Pick<
  Services,
  | 'tickets'
  | 'dueIndex'
  | 'configuration'
  | 'rollouts'
  | 'messages'
  | 'timers'
  | 'reconciliations'
  | 'canaries'
  | 'receipts'
  | 'correlations'
  | 'suppressions'
  | 'blobs'
  | 'webhookLog'
  | 'problems'
  | 'rates'
> {
  const blobs = createBlobStore({ bucket: env.BLOB_BUCKET });
  return {
    ...receiptServices(env, now, table),
    messages: createMessageStore({ table, blobs }),
    timers: createTimerStatistics(table),
    canaries: createCanaryStore(table),
    blobs,
    webhookLog: createDeliveryLog({ table, blobs, now }),
    problems: createProblemStore(table),
    rates: createRateCounter(table),
  };
}

/** Other systems that are told of them, and what they are still to be told. */
export const subscriptionServices = (
  table: Table,
  now: Services['now'],
): Pick<Services, 'subscriptions' | 'webhookDeliveries'> => ({
  subscriptions: createSubscriptionStore(table),
  webhookDeliveries: createWebhookDeliveryStore({ table, now }),
});

/** Tickets, and the other systems that are told of them. */
export function webhookServices(
  env: BlobEnv,
  now: Services['now'],
): ReturnType<typeof tableServices> & ReturnType<typeof subscriptionServices> {
  const table = tableOf(env);
  return { ...tableServices(env, now, table), ...subscriptionServices(table, now) };
}

/** The same with what is kept of mails that nothing was made of, and of who sends many. */
export function intakeServices(
  env: { readonly TABLE_NAME: string; readonly BLOB_BUCKET: string },
  now: Services['now'],
  table = tableOf(env),
): ReturnType<typeof tableServices> & Pick<Services, 'setAside' | 'senders'> {
  return {
    ...tableServices(env, now, table),
    setAside: createSetAsideMails({ table, now }),
    senders: createSenderCounts(table),
  };
}
