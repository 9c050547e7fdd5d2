import { describe, expect, test } from 'vitest';
import { receiptNotification, snsEnvelope } from '../../local/triggers/ses-notification.ts';

const received = (subject: string) => ({
  id: 'mail-1',
  source: 'cora@customer.example',
  recipients: ['service@help.acme.example'],
  raw: Buffer.from(`From: cora@customer.example\r\nSubject: ${subject}\r\n\r\nIt smokes.\r\n`),
  at: Date.UTC(2026, 0, 5, 9),
});

const stored = { bucket: 'mails', key: 'mail-1', topicArn: 'arn:aws:sns:us-east-1:000000000000:mails' };

describe('the announcement of a mail', () => {
  test('is a text that queues take, whatever characters its header holds', () => {
    const subject = 'Printer 🎉 打印机 \uffff on fire';

    const envelope = snsEnvelope(stored.topicArn, receiptNotification(received(subject), stored), 0);

    expect(JSON.stringify(envelope)).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse((envelope as { Message: string }).Message)).toMatchObject({ mail: { commonHeaders: { subject } } });
  });
});
