import type { WebhookAdapter } from './adapters/adapter.ts';
import type { WebhookType } from './webhook-source.ts';

/** The adapters by type. Each is loaded when its first post comes: of most types a platform has none. */
const ADAPTERS: { readonly [T in WebhookType]: () => Promise<WebhookAdapter> } = {
  generic: async () => (await import('./adapters/generic.ts')).generic,
  alertmanager: async () => (await import('./adapters/alertmanager.ts')).alertmanager,
  grafana: async () => (await import('./adapters/grafana.ts')).grafana,
  'aws-sns': async () => (await import('./adapters/aws-sns.ts')).awsSns,
  pagerduty: async () => (await import('./adapters/pagerduty.ts')).pagerduty,
  sentry: async () => (await import('./adapters/sentry.ts')).sentry,
  github: async () => (await import('./adapters/github.ts')).github,
};

export const adapterOf = (type: WebhookType): Promise<WebhookAdapter> => ADAPTERS[type]();
