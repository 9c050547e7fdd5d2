/** What the function that posts webhooks is told by its environment; `infra` gives exactly these. */
export const ENV = [
  'TABLE_NAME',
  'DELIVERY_QUEUE_URL',
  'EVENT_BUS_NAME',
  'BLOB_BUCKET',
  'SIGNING_SECRET_ARN',
  'PUBLIC_URL',
  /** As for the wake function. */
  'MAIL_TRANSPORT',
  'SMTP_SECRET_ARN',
  'MAIL_PACE',
  'METRICS_NAMESPACE',
] as const;
