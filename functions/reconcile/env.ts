/** What the reconcile function is told by its environment; `infra` gives exactly these. */
export const ENV = ['TABLE_NAME', 'WEBHOOK_QUEUE_URL', 'METRICS_NAMESPACE'] as const;
