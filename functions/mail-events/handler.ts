import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { PermanentError } from '../../shared/app/errors.ts';
import { takeMailNews } from '../../shared/app/notices/take-mail-news.ts';
import { once } from '../../shared/core/once.ts';
import { readSendingEvent } from './sending-event.ts';
import { buildServices, type MailEventsServices } from './services.ts';

/** Puts down on receipts what SES says has become of mails; news of a mail that is not put down yet comes back. */
export function createHandler(services: MailEventsServices) {
  const onRecord = (record: SQSRecord) => takeEvent(services, record.body);
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    processPartialResponse(event, onRecord, new BatchProcessor(EventType.SQS), { throwOnFullBatchFailure: false });
}

async function takeEvent(services: MailEventsServices, body: string): Promise<void> {
  const event = readSendingEvent(body);
  if (event === 'none') return;
  if (event === undefined) throw new PermanentError('a message on the mail events queue does not come from SES');
  const { providerId, sentAt, outcome } = event;
  await takeMailNews(services, { mailId: services.mailIdOf(providerId), sentAt, outcome });
}

const live = once(() => createHandler(buildServices()));

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => live()(event);
