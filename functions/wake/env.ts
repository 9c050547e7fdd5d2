/** What the wake function is told by its environment; `infra` gives exactly these. */
export const ENV = [
  'TABLE_NAME',
  'WAKE_QUEUE_URL',
  'DELIVERY_QUEUE_URL',
  'EVENT_BUS_NAME',
  'BLOB_BUCKET',
  'SIGNING_SECRET_ARN',
  'WEBHOOK_SECRETS_ARN',
  'PUBLIC_URL',
  /** `ses`, the address of an SMTP relay such as `smtps://user@host:465`, or `off` where nothing is mailed. */
  'MAIL_TRANSPORT',
  /** Holds the password of the relay; `none` where there is none. */
  'SMTP_SECRET_ARN',
  /** Mails a second, and after a slash a day, such as `14/50000`; `none` where only the provider says how many it takes. */
  'MAIL_PACE',
  'METRICS_NAMESPACE',
] as const;
