import type { Log } from '../shared/app/observation.ts';
import type { ConfigurationDraft } from '../shared/app/ports.ts';
import { startAwsEndpoint } from './aws-endpoint/aws-endpoint.ts';
import { createEventBridge } from './aws-endpoint/event-bridge.ts';
import { createSecretsManager } from './aws-endpoint/secrets-manager.ts';
import { createSes, type SentMail } from './aws-endpoint/ses.ts';
import { useLocalAws } from './aws-environment.ts';
import { type Clock, openClock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import { type Engines, startEngines } from './engines/engines.ts';
import { type EventLog, openEventLog } from './event-log.ts';
import { createLocalLog } from './local-log.ts';
import { createLocalMetrics, type LocalMetrics } from './local-metrics.ts';
import { type Mailbox, openMailbox } from './mailbox/mailbox.ts';
import type { Options } from './options.ts';
import { type LocalSecrets, openSecrets } from './secrets.ts';
import type { StopList } from './stop-list.ts';

/** What the functions find around them on this machine in place of an AWS account: time, stores, services. */
export type World = {
  readonly clock: Clock;
  readonly mailbox: Mailbox;
  readonly events: EventLog;
  readonly secrets: LocalSecrets;
  readonly engines: Engines;
  readonly log: Log;
  readonly metrics: LocalMetrics;
  /** Tells of each mail that SES has taken. */
  onSent(listener: (mail: SentMail) => void): void;
};

export type WorldParts = {
  readonly options: Pick<Options, 'apiKey' | 'requestsPerMinute' | 'timeScale' | 'smtpPassword'>;
  readonly folder: DataFolder;
  readonly draft: ConfigurationDraft;
  readonly show: (line: string) => void;
  readonly onFailure: (error: Error) => void;
};

/** From then on, the SDK in this process speaks to this world. */
export async function startWorld({ options, folder, draft, show, onFailure }: WorldParts, stops: StopList): Promise<World> {
  const clock = openClock(folder.file('clock.json'), options.timeScale);
  stops.add(() => clock.close());
  const mailbox = openMailbox(folder.file('mail.jsonl'), clock.now);
  stops.add(() => mailbox.close());
  const events = openEventLog(folder.file('events.jsonl'));
  stops.add(() => events.close());
  const secrets = openSecrets(folder.file('secrets.json'), options, draft);
  const takers: ((mail: SentMail) => void)[] = [mailbox.capture];
  const endpoint = await startAwsEndpoint({
    ses: createSes((mail) => {
      for (const take of takers) take(mail);
    }, clock.now),
    events: createEventBridge(events.add, clock.now),
    secrets: createSecretsManager({
      SIGNING_SECRET_ARN: secrets.signing,
      API_KEYS_SECRET_ARN: secrets.apiKeys,
      WEBHOOK_SECRETS_ARN: secrets.webhooks,
      SMTP_SECRET_ARN: { password: options.smtpPassword ?? '' },
    }),
  });
  stops.add(() => endpoint.stop());
  const engines = await startEngines(folder.file, onFailure);
  stops.add(() => engines.stop());
  useLocalAws({
    dynamodb: engines.tables,
    sqs: engines.queues,
    s3: engines.queues,
    ses: endpoint.url('ses'),
    eventbridge: endpoint.url('events'),
    secretsManager: endpoint.url('secrets'),
  });
  return {
    clock,
    mailbox,
    events,
    secrets,
    engines,
    log: createLocalLog(folder.file('pledge.log'), show),
    metrics: createLocalMetrics(),
    onSent: (listener) => void takers.push(listener),
  };
}
