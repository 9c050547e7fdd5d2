import { createCanaryStore } from '../../../shared/aws/canary-store.ts';
import { createConfigurationStore } from '../../../shared/aws/configuration-store.ts';
import { createCorrelations } from '../../../shared/aws/correlations.ts';
import { createDeliveryLog } from '../../../shared/aws/delivery-log.ts';
import { createDueIndex } from '../../../shared/aws/due-index.ts';
import { createKeyStore } from '../../../shared/aws/key-store.ts';
import { createMessageStore } from '../../../shared/aws/message-store.ts';
import { createProblemStore } from '../../../shared/aws/problem-store.ts';
import { createRateCounter } from '../../../shared/aws/rate-counter.ts';
import { createReceiptStore } from '../../../shared/aws/receipt-store.ts';
import { createReconciliationStore } from '../../../shared/aws/reconciliation-store.ts';
import { createRolloutStore } from '../../../shared/aws/rollout-store.ts';
import { createSenderCounts } from '../../../shared/aws/sender-counts.ts';
import { createSendingPlanStore } from '../../../shared/aws/sending-plan-store.ts';
import { createSetAsideMails } from '../../../shared/aws/set-aside-mails.ts';
import { createSubscriptionStore } from '../../../shared/aws/subscription-store.ts';
import { createSuppressionStore } from '../../../shared/aws/suppression-store.ts';
import type { Table } from '../../../shared/aws/table.ts';
import { createTicketStore } from '../../../shared/aws/ticket-store.ts';
import { createTimerStatistics } from '../../../shared/aws/timer-statistics.ts';
import { createWebhookDeliveryStore } from '../../../shared/aws/webhook-delivery-store.ts';
import { createInMemoryBlobs } from '../../support/in-memory/stores.ts';
import { MONDAY } from '../../support/stored-tickets.ts';
import { describeCanaryStore } from './canary-store.ts';
import { describeConfigurationStore } from './configuration-store.ts';
import { describeCorrelations } from './correlations.ts';
import { describeDeliveryLog } from './delivery-log.ts';
import { describeDueIndex } from './due-index.ts';
import { describeKeyStore } from './key-store.ts';
import { describeMessageStore } from './message-store.ts';
import { describeOldProblems } from './old-problems.ts';
import { describeProblemStore } from './problem-store.ts';
import { describeRateCounter } from './rate-counter.ts';
import { describeReceiptStore } from './receipt-store.ts';
import { describeReconciliationStore } from './reconciliation-store.ts';
import { describeRolloutStore } from './rollout-store.ts';
import { describeSenderCounts } from './sender-counts.ts';
import { describeSendingPlanStore } from './sending-plan-store.ts';
import { describeSetAsideMails } from './set-aside-mails.ts';
import { describeSubscriptionStore } from './subscription-store.ts';
import { describeSuppressionStore } from './suppression-store.ts';
import { describeTicketStore } from './ticket-store.ts';
import { describeTimerStatistics } from './timer-statistics.ts';
import { describeWebhookDeliveryStore } from './webhook-delivery-store.ts';

/** All promises of the stores that share the table. @param createTable makes an empty one */
export function describeTableStores(createTable: () => Promise<Table>): void {
  describeTicketStore(async () => createTicketStore(await createTable()));
  describeDueIndex(async () => {
    const table = await createTable();
    return { tickets: createTicketStore(table), dueIndex: createDueIndex(table) };
  });
  describeMessageStore(async () => createMessageStore({ table: await createTable(), blobs: createInMemoryBlobs() }));
  describeReceiptStore(async () => createReceiptStore(await createTable()));
  describeRolloutStore(async () => createRolloutStore(await createTable()));
  describeCorrelations(async () => createCorrelations({ table: await createTable(), now: () => MONDAY }));
  describeKeyStore(async () => createKeyStore(await createTable()));
  describeSendingPlanStore(async () => createSendingPlanStore(await createTable()));
  describeCanaryStore(async () => createCanaryStore(await createTable()));
  describeReconciliationStore(async () => createReconciliationStore(await createTable()));
  describeDeliveryLog(async (now) => createDeliveryLog({ table: await createTable(), blobs: createInMemoryBlobs(), now }));
  describeOldProblems(createTable);
  describeProblemStore(async () => createProblemStore(await createTable()));
  describeRateCounter(async () => createRateCounter(await createTable()));
  describeTimerStatistics(async () => createTimerStatistics(await createTable()));
  describeSubscriptionStore(async () => createSubscriptionStore(await createTable()));
  describeWebhookDeliveryStore(async (now) => {
    const table = await createTable();
    return {
      store: createWebhookDeliveryStore({ table, now }),
      dueIndex: createDueIndex(table),
      tickets: createTicketStore(table),
    };
  });
  describeSetAsideMails(async () => createSetAsideMails({ table: await createTable(), now: () => MONDAY }));
  describeSenderCounts(async () => createSenderCounts(await createTable()));
  describeSuppressionStore(async () => createSuppressionStore(await createTable()));
  describeConfigurationStore(async () => createConfigurationStore({ table: await createTable() }));
}
