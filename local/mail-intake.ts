import { request } from 'node:http';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { LocalResources } from '../infra/resources/local-resources.ts';
import { queueUrl, topicArn } from './names.ts';
import { type ReceivedMail, receiptNotification, snsEnvelope, traceHeaders } from './triggers/ses-notification.ts';

/** What SES's receipt rule does with a mail: stores it in the bucket, then announces it on the topic that the intake queue listens to. */
export function createMailIntake(
  sqs: SQSClient,
  engine: string,
  { bucket, topic, queue }: LocalResources['arrivals'],
): (mail: ReceivedMail) => Promise<void> {
  const arn = topicArn(topic);
  return async (mail) => {
    await putObject(`${engine}/${bucket}/${mail.id}`, Buffer.concat([traceHeaders(mail), mail.raw]));
    const notification = receiptNotification(mail, { bucket, key: mail.id, topicArn: arn });
    const MessageBody = JSON.stringify(snsEnvelope(arn, notification, mail.at));
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl(engine, queue), MessageBody }));
  };
}

/** Without the SDK: its S3 client costs more memory than the rest of the platform's own code. */
function putObject(url: string, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const put = request(
      url,
      { method: 'PUT', headers: { 'content-type': 'message/rfc822', 'content-length': body.length } },
      (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 200
            ? resolve()
            : reject(new Error(`the mail could not be stored: status ${response.statusCode}`)),
        );
      },
    );
    put.on('error', reject);
    put.end(body);
  });
}
