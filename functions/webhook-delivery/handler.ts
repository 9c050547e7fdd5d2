import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type ServeServices, serveEndpoint } from '../../shared/app/subscriptions/serve-endpoint.ts';
import { subscriptionIdOf } from '../../shared/app/subscriptions/subscription.ts';
import { once } from '../../shared/core/once.ts';
import { parseWakeMessage } from '../../shared/lambda/wake-message.ts';
import { buildServices } from './services.ts';

/**
 * Posts what is due to each subscription that a batch names. A function of its own, with a queue of its own: however long receivers
 * take to answer, no ticket waits for it.
 */
export function createHandler(services: ServeServices) {
  const serve = async (record: SQSRecord): Promise<void> => {
    const message = parseWakeMessage(record.body);
    const id = message && subscriptionIdOf(message.ticketId);
    if (message === undefined || id === undefined)
      return services.log.error('a message on the queue of webhooks is none of ours', { id: record.messageId });
    await serveEndpoint(services, id, message.dueAt);
  };
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    processPartialResponse(event, serve, new BatchProcessor(EventType.SQS), { throwOnFullBatchFailure: false });
}

const live = once(() => createHandler(buildServices()));

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => live()(event);
