import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { PermanentError } from '../../shared/app/errors.ts';
import { type TakeServices, takeDelivery } from '../../shared/app/webhooks/take-delivery.ts';
import { once } from '../../shared/core/once.ts';
import { parseDeliveryMessage } from './delivery-message.ts';
import { buildServices } from './services.ts';

/** Carries out each delivery that a batch names; one that fails comes back alone, and in the end lies in the dead-letter queue with its body kept. */
export function createHandler(services: TakeServices) {
  const onRecord = async ({ body }: SQSRecord): Promise<void> => {
    const message = parseDeliveryMessage(body);
    if (message === undefined) throw new PermanentError('a message on the webhook queue is none of ours');
    await takeDelivery(services, message);
  };
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    processPartialResponse(event, onRecord, new BatchProcessor(EventType.SQS), { throwOnFullBatchFailure: false });
}

const live = once(() => createHandler(buildServices()));

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => live()(event);
