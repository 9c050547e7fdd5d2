import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { WebhookType } from '../../shared/app/webhooks/webhook-source.ts';

/** Bodies that real senders have posted. They lie beside the project and are not part of it; where they are absent, their tests are skipped. */
const FOLDER = resolve(import.meta.dirname, '../../../shared/webhooks');

export const HAS_SAMPLES = existsSync(FOLDER);

/** All of them, with the type of source that takes them. */
export const sampleFiles = (): readonly { readonly type: WebhookType; readonly path: string }[] =>
  readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(resolve(FOLDER, name)).map((file) => ({ type: TYPES[name] ?? 'generic', path: resolve(FOLDER, name, file) })),
    );

const TYPES: { readonly [folder: string]: WebhookType } = {
  alertmanager: 'alertmanager',
  aws: 'aws-sns',
  github: 'github',
  grafana: 'grafana',
  pagerduty: 'pagerduty',
  sentry: 'sentry',
};

export const sample = (file: string): ReturnType<typeof JSON.parse> => JSON.parse(readFileSync(resolve(FOLDER, file), 'utf8'));
