/** What the mail events function is told by its environment; `infra` gives exactly these. */
export const ENV = [
  'TABLE_NAME',
  'WAKE_QUEUE_URL',
  /** The region whose SES sends: it stands in the ids of mails. */
  'SES_REGION',
  'METRICS_NAMESPACE',
] as const;
