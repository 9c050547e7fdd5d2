import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { continueRollout, type RolloutServices } from '../../shared/app/policies/continue-rollout.ts';
import { rolloutIdOf } from '../../shared/app/policies/rollout.ts';
import type { Services } from '../../shared/app/services.ts';
import { collectLateness } from '../../shared/app/timers/collect-lateness.ts';
import { type WakeServices, wake } from '../../shared/app/wake.ts';
import { once } from '../../shared/core/once.ts';
import { parseWakeMessage } from '../../shared/lambda/wake-message.ts';
import { buildServices } from './services.ts';

export type WakeHandlerServices = WakeServices & RolloutServices & Pick<Services, 'timers'>;

/** Wakes each ticket that a batch names, and goes on with rollouts of policies; what fails comes back alone. */
export function createHandler(services: WakeHandlerServices) {
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    collectLateness(services, (counted) =>
      processPartialResponse(event, createRecordHandler(counted), new BatchProcessor(EventType.SQS), {
        throwOnFullBatchFailure: false,
      }),
    );
}

function createRecordHandler(services: WakeHandlerServices) {
  const awake = new Set<string>();
  return async (record: SQSRecord): Promise<void> => {
    const message = parseWakeMessage(record.body);
    if (message === undefined) return services.log.error('a message on the wake queue is none of ours', { id: record.messageId });
    // One wake does all that is due: a second at the same moment would only publish the same events again.
    const isDue = message.dueAt <= services.now();
    if (isDue && awake.has(message.ticketId)) return;
    if (isDue) awake.add(message.ticketId);
    const rollout = rolloutIdOf(message.ticketId);
    await (rollout === undefined ? wake(services, message) : continueRollout(services, rollout));
  };
}

const live = once(() => createHandler(buildServices()));

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => live()(event);
