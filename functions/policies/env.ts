/** What the policies function is told by its environment; `infra` gives exactly these. */
export const ENV = [
  'TABLE_NAME',
  'WAKE_QUEUE_URL',
  'API_KEYS_SECRET_ARN',
  'STAGE_MAIL',
  'OIDC',
  'REQUESTS_PER_MINUTE',
  'METRICS_NAMESPACE',
] as const;
