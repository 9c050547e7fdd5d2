import { SQSClient } from '@aws-sdk/client-sqs';
import type { LocalResources } from '../infra/resources/local-resources.ts';
import type { ConfigurationDraft } from '../shared/app/ports.ts';
import type { WebhookSource } from '../shared/app/webhooks/webhook-source.ts';
import { clientSettings, withoutRequestLog } from '../shared/aws/client-settings.ts';
import { loadConfiguration } from '../shared/config/load-configuration.ts';
import { formatProblems } from '../shared/config/problem.ts';
import { advanceClock, dispatchAhead } from './advance.ts';
import type { DeliveredEvent } from './aws-endpoint/event-bridge.ts';
import { openDataFolder } from './data-folder.ts';
import type { Faults } from './faults.ts';
import { type Functions, importFunctions, loadFunctions } from './functions.ts';
import { createLocalIssuer, type LocalIssuer } from './issuer/issuer.ts';
import type { LocalMetrics } from './local-metrics.ts';
import { createLocalRoutes } from './local-routes.ts';
import { createMailIntake } from './mail-intake.ts';
import type { MailFilter, ReadableMail } from './mailbox/mailbox.ts';
import type { Options } from './options.ts';
import { createPostedBox } from './posted.ts';
import { loadResources } from './resources.ts';
import { createSendingEvents } from './sending-events.ts';
import { StartError } from './start-error.ts';
import { createStopList, type StopList } from './stop-list.ts';
import { scaledTiming } from './timing.ts';
import { type HttpTrigger, startHttpTrigger } from './triggers/http-trigger.ts';
import { routeRequests } from './triggers/route-requests.ts';
import { startSmtpTrigger } from './triggers/smtp-trigger.ts';
import { startTriggers, type Triggers } from './triggers/triggers.ts';
import { createTurns, type Turns } from './triggers/turns.ts';
import { createWakeTimers, type WakeTimers } from './wake-timers.ts';
import { startWorld, type World } from './world.ts';

export type PlatformOptions = Options & {
  readonly faults?: Faults;
  /** Takes warnings and errors, a line each. */
  readonly show?: (line: string) => void;
  /** An engine has died: nothing works any more. */
  readonly onFailure?: (error: Error) => void;
  /** Hears what the start is doing. */
  readonly onStep?: (what: string) => void;
};

export type Platform = {
  /** Of the API, without a trailing slash. */
  readonly url: string;
  readonly smtpPort: number;
  readonly timeScale: number;
  readonly apiKey: string;
  readonly webhooks: readonly Webhook[];
  readonly metrics: LocalMetrics;
  /** Virtual time, milliseconds since the epoch. */
  now(): number;
  /** Moves time forward; resolves once everything that became due has been handled. */
  advance(ms: number): Promise<void>;
  /** Captured outgoing mails, newest last. */
  mails(filter?: MailFilter): Promise<readonly ReadableMail[]>;
  onMail(listener: (mail: ReadableMail) => void): () => void;
  events(): readonly DeliveredEvent[];
  /** Takes nothing more, lets what is being worked on finish, and releases everything. */
  stop(): Promise<void>;
};

export type Webhook = { readonly source: WebhookSource; readonly url: string; readonly secret: string };

let running = false;

/**
 * Starts the whole platform in this process, one at a time: the SDK's environment is the process's.
 * @throws StartError when something is in the way that the caller can clear: a port, the folder, the configuration
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  if (running) throw new Error('a platform is running in this process already');
  running = true;
  const stops = createStopList();
  stops.add(() => {
    running = false;
  });
  try {
    return await start(options, stops);
  } catch (error) {
    await stops.stopAll();
    throw error;
  }
}

async function start(options: PlatformOptions, stops: StopList): Promise<Platform> {
  const draft = readConfiguration(options.config);
  const folder = openDataFolder(options.data);
  stops.add(() => folder.release());
  const http = await startHttpTrigger(options.port);
  stops.add(() => http.stop());
  const url = `http://127.0.0.1:${http.port}`;
  folder.announce(url);
  const { show = () => undefined, onFailure = () => undefined, onStep = () => undefined } = options;
  onStep('starting the engines and loading the functions');
  const loading = startWorld({ options, folder, draft, show, onFailure }, stops).then(async (started) => {
    await importFunctions();
    onStep('reading from the CDK app what has to exist');
    return started;
  });
  const [resources, world] = await Promise.all([loadResources(), loading]);
  onStep('making tables, queues and buckets');
  await world.engines.ensure(resources);
  const issuer = await createLocalIssuer({ url, now: world.clock.now, organisation: draft.organisation });
  const turns = createTurns();
  const run = await startFunctions({ options, resources, world, draft, url, issuer, turns }, stops);
  const smtp = await startSmtpTrigger(
    options.smtpPort,
    world.clock.now,
    createMailIntake(run.sqs, world.engines.queues, resources.arrivals),
  );
  stops.add(() => smtp.stop());
  openDoors(http, { resources, world, run, issuer, turns });
  stops.add(() => http.stop());
  return describe(options, { url, smtpPort: smtp.port, draft, world, run }, stops);
}

function readConfiguration(file: string): ConfigurationDraft {
  const loaded = loadConfiguration(file);
  if (loaded.ok) return loaded.draft;
  throw new StartError(`The configuration has errors:\n${formatProblems(loaded.errors)}`);
}

/** A receive waits up to 20 s for a message. */
const LONGEST_POLL_MS = 30_000;

type Parts = {
  readonly options: PlatformOptions;
  readonly resources: LocalResources;
  readonly world: World;
  readonly draft: ConfigurationDraft;
  readonly url: string;
  readonly issuer: LocalIssuer;
  readonly turns: Turns;
};
type Run = {
  readonly functions: Functions;
  readonly triggers: Triggers;
  readonly sqs: SQSClient;
  advance(ms: number): Promise<void>;
};

async function startFunctions(parts: Parts, stops: StopList): Promise<Run> {
  const { options, resources, world, draft, url, issuer, turns } = parts;
  const { clock, engines, log, metrics } = world;
  const { wait, parked } = countedWaits(clock);
  let timers: WakeTimers | undefined;
  const settings = { publicUrl: url, timing: scaledTiming(clock.scale) };
  const functions = await loadFunctions(
    { resources, queues: engines.queues, api: url, smtpRelay: options.smtpRelay, tokens: issuer.settings },
    { now: clock.now, wait, chance: Math.random, log, metrics, settings },
    (queue) => {
      if (clock.scale === 1) return queue;
      timers = createWakeTimers(clock, queue, (error) => log.error('wakes could not be sent', { error }));
      return timers;
    },
  );
  stops.add(() => timers?.clear());
  await catchUp(functions, draft, options);
  const sqs = withoutRequestLog(new SQSClient(clientSettings({ requestTimeoutMs: LONGEST_POLL_MS, attempts: 3 })));
  stops.add(() => sqs.destroy());
  const sendingEvents = createSendingEvents(
    { sqs, engine: engines.queues, now: clock.now, onError: (error) => log.error('news of mails could not be sent', { error }) },
    resources.sendingEvents,
  );
  stops.add(() => sendingEvents.stop());
  world.onSent(sendingEvents.publish);
  const { faults = {} } = options;
  const unsent = sendingEvents.pending;
  const triggers = startTriggers({ resources, engines, sqs, functions, faults, scale: clock.scale, parked, unsent, turns });
  stops.add(() => triggers.stop());
  const { sweep, drained } = triggers;
  const moving = { clock, services: functions.services, sweep, drained, forgetDelayed: () => timers?.clear() };
  return { functions, triggers, sqs, advance: oneAtATime((ms) => advanceClock(moving, ms)) };
}

/** Waits by the clock of the platform, and says how many wait right now. */
function countedWaits(clock: World['clock']) {
  let parked = 0;
  return {
    parked: () => parked,
    wait: async (ms: number): Promise<void> => {
      parked += 1;
      await clock.wait(ms).finally(() => {
        parked -= 1;
      });
    },
  };
}

/** Does what was not done while the platform was down. */
async function catchUp(
  functions: Functions,
  draft: ConfigurationDraft,
  { onStep = () => undefined }: Parts['options'],
): Promise<void> {
  onStep('putting the configuration in force');
  await functions.configure(draft);
  onStep('looking in all tickets for promises that a crash has cut off');
  await functions.audit({});
  onStep('taking up what fell due meanwhile');
  await dispatchAhead(functions.services);
}

function oneAtATime(work: (ms: number) => Promise<void>): (ms: number) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (ms) => {
    const next = last.then(() => work(ms));
    last = next.catch(() => undefined);
    return next;
  };
}

type Rooms = Pick<Parts, 'resources' | 'world' | 'issuer' | 'turns'> & { readonly run: Run };

function openDoors(http: HttpTrigger, { resources, world, run, issuer, turns }: Rooms): void {
  const { clock, mailbox, events, secrets, log } = world;
  const { functions, advance } = run;
  const route = routeRequests(resources, functions.http);
  http.open({
    now: clock.now,
    functions: (event) => turns.answer(() => route(event)),
    local: createLocalRoutes({ clock, mailbox, events, issuer, posted: createPostedBox(secrets.webhooks, clock.now), advance }),
    onError: (error) => log.error('a request failed', { error }),
  });
}

type Started = {
  readonly url: string;
  readonly smtpPort: number;
  readonly draft: ConfigurationDraft;
  readonly world: World;
  readonly run: Run;
};

function describe(options: PlatformOptions, { url, smtpPort, draft, world, run }: Started, stops: StopList): Platform {
  const { clock, mailbox, events, secrets, metrics } = world;
  return {
    url,
    smtpPort,
    timeScale: clock.scale,
    apiKey: options.apiKey,
    webhooks: Object.values(draft.webhooks).map((source) => ({
      source,
      url: source.type === 'pagerduty' ? `${url}/v2/enqueue` : `${url}/v1/webhooks/${source.name}`,
      secret: secrets.webhooks[source.name] ?? '',
    })),
    metrics,
    now: clock.now,
    advance: run.advance,
    mails: (filter = {}) => mailbox.list(filter),
    onMail: mailbox.onMail,
    events: events.recent,
    stop: stops.stopAll,
  };
}
