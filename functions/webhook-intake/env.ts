/** What the webhook intake function is told by its environment; `infra` gives exactly these. */
export const ENV = ['TABLE_NAME', 'WAKE_QUEUE_URL', 'BLOB_BUCKET', 'SIGNING_SECRET_ARN', 'METRICS_NAMESPACE'] as const;
