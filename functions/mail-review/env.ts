/** What the mail review function is told by its environment; `infra` gives exactly these. */
export const ENV = [
  'TABLE_NAME',
  'WAKE_QUEUE_URL',
  'BLOB_BUCKET',
  'SIGNING_SECRET_ARN',
  'API_KEYS_SECRET_ARN',
  'OIDC',
  'REQUESTS_PER_MINUTE',
  'METRICS_NAMESPACE',
] as const;
