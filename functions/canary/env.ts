/** What the canary function is told by its environment; `infra` gives exactly these. */
export const ENV = ['TABLE_NAME', 'WAKE_QUEUE_URL', 'SIGNING_SECRET_ARN', 'METRICS_NAMESPACE'] as const;
