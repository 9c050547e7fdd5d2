import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { PermanentError, RetryableError } from '../../shared/app/errors.ts';
import { type MailOutcome, takeMail } from '../../shared/app/mail/mail-intake.ts';
import { once } from '../../shared/core/once.ts';
import { mailReader } from '../../shared/mail/mail-reader.ts';
import { readNotification } from './receipt-notification.ts';
import { buildServices, type IntakeServices } from './services.ts';

/** Takes in each mail that a batch announces; one that fails comes back alone, and in the end lies in the dead-letter queue with its raw mail kept. */
export function createHandler(services: IntakeServices) {
  const onRecord = (record: SQSRecord) => takeAnnounced(services, record.body);
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    // One after the other: ten mails of 40 MB at once would not fit into the function's memory.
    processPartialResponse(event, onRecord, new BatchProcessor(EventType.SQS), {
      throwOnFullBatchFailure: false,
      processInParallel: false,
    });
}

async function takeAnnounced(services: IntakeServices, body: string): Promise<MailOutcome | undefined> {
  const notification = readNotification(body);
  if (notification === 'test') return undefined;
  if (notification === undefined) throw new PermanentError('a message on the mail intake queue does not come from SES');
  const raw = await services.incomingMail.load(notification.objectKey);
  if (raw === undefined) throw new RetryableError(`the mail ${notification.objectKey} is not in the bucket`);
  const { messageId: deliveryId, envelopeFrom, recipients, receivedAt, verdicts } = notification;
  return takeMail({ ...services, reader: mailReader }, { raw, envelopeFrom, recipients, receivedAt, verdicts, deliveryId });
}

const live = once(() => createHandler(buildServices()));

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => live()(event);
