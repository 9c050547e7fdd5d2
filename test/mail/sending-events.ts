/** Events as SES publishes them for a configuration set, with the fields of its documentation. */
type About = { readonly id: string; readonly sentAt: string; readonly to: string };

const mailOf = ({ id, sentAt, to }: About) => ({
  timestamp: sentAt,
  source: 'Acme Support <support@acme.example>',
  sourceArn: 'arn:aws:ses:eu-central-1:123456789012:identity/acme.example',
  sendingAccountId: '123456789012',
  messageId: id,
  destination: [to],
  headersTruncated: false,
  headers: [{ name: 'Subject', value: 'Late' }],
  commonHeaders: { from: ['support@acme.example'], to: [to], messageId: id, subject: 'Late' },
  tags: { 'ses:configuration-set': ['pledge-test-sending'], 'ses:caller-identity': ['wake'] },
});

export const delivery = (about: About, at: string) => ({
  eventType: 'Delivery',
  mail: mailOf(about),
  delivery: {
    timestamp: at,
    processingTimeMillis: 11_893,
    recipients: [about.to],
    smtpResponse: '250 2.6.0 Message received',
    remoteMtaIp: '127.0.0.2',
    reportingMTA: 'mta.example.com',
  },
});

export const bounce = (about: About, at: string, bounceType = 'Permanent', bounceSubType = 'General') => ({
  eventType: 'Bounce',
  mail: mailOf(about),
  bounce: {
    bounceType,
    bounceSubType,
    bouncedRecipients: [
      {
        emailAddress: about.to,
        ...(bounceType === 'Permanent'
          ? { action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' }
          : {}),
      },
    ],
    timestamp: at,
    feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
    reportingMTA: 'dsn; mta.example.com',
  },
});

export const complaint = (about: About, at: string) => ({
  eventType: 'Complaint',
  mail: mailOf(about),
  complaint: {
    arrivalDate: at,
    complainedRecipients: [{ emailAddress: about.to }],
    timestamp: at,
    feedbackId: '01000157c44f053b-61bbe596-9236-11e6-8f96-7be8aexample-000000',
    userAgent: 'Any User Agent',
    complaintSubType: null,
    complaintFeedbackType: 'abuse',
  },
});

export const reject = (about: About) => ({ eventType: 'Reject', mail: mailOf(about), reject: { reason: 'Bad content' } });

export const delay = (about: About, at: string) => ({
  eventType: 'DeliveryDelay',
  mail: mailOf(about),
  deliveryDelay: {
    timestamp: at,
    delayType: 'TransientCommunicationFailure',
    expirationTime: at,
    delayedRecipients: [
      { emailAddress: about.to, status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1 Unable to connect to remote host' },
    ],
  },
});

export const onTopic = (message: object | string) => ({
  Type: 'Notification',
  MessageId: '1',
  TopicArn: 'arn:aws:sns:eu-central-1:123456789012:pledge-test-mail-news',
  Subject: 'Amazon SES Email Event Notification',
  Message: typeof message === 'string' ? message : JSON.stringify(message),
  Timestamp: '2026-03-02T10:00:00.000Z',
});
