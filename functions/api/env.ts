/** What the API function is told by its environment; `infra` gives exactly these. */
export const ENV = [
  'TABLE_NAME',
  'WAKE_QUEUE_URL',
  'DELIVERY_QUEUE_URL',
  'WEBHOOK_QUEUE_URL',
  'BLOB_BUCKET',
  'SIGNING_SECRET_ARN',
  'API_KEYS_SECRET_ARN',
  'WEBHOOK_SECRETS_ARN',
  'PUBLIC_URL',
  'OIDC',
  'REQUESTS_PER_MINUTE',
  'METRICS_NAMESPACE',
] as const;
