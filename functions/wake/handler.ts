import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type WakeServices, wake } from '../../shared/app/wake.ts';
import { once } from '../../shared/lambda/once.ts';
import { buildServices } from './services.ts';
import { parseWakeMessage } from './wake-message.ts';

/** Wakes each ticket that a batch names; one that fails comes back alone. */
export function createHandler(services: WakeServices) {
  const onRecord = async (record: SQSRecord): Promise<void> => {
    const message = parseWakeMessage(record.body);
    if (message === undefined) return services.log.error('a message on the wake queue is none of ours', { id: record.messageId });
    return wake(services, message);
  };
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    processPartialResponse(event, onRecord, new BatchProcessor(EventType.SQS), { throwOnFullBatchFailure: false });
}

const live = once(() => createHandler(buildServices()));

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => live()(event);
