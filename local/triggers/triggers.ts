import { setTimeout as sleep } from 'node:timers/promises';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { LocalResources } from '../../infra/resources/local-resources.ts';
import type { Engines } from '../engines/engines.ts';
import type { Faults } from '../faults.ts';
import type { Functions } from '../functions.ts';
import { queueArn, queueUrl } from '../names.ts';
import { tickRealMs } from '../timing.ts';
import { startQueueTrigger } from './queue-trigger.ts';
import { startSchedule } from './schedule-trigger.ts';
import type { Turns } from './turns.ts';

/** What starts functions by itself: queues and schedules, as the CDK app connects them. */
export type Triggers = {
  /** Sweeps now, whatever the schedule says. */
  sweep(): Promise<void>;
  /** Resolves once nothing can be received from a queue and nothing is being worked on. */
  drained(): Promise<void>;
  stop(): Promise<void>;
};

export type TriggerParts = {
  readonly resources: LocalResources;
  readonly engines: Engines;
  readonly sqs: SQSClient;
  readonly functions: Functions;
  readonly faults: Faults;
  readonly scale: number;
  /** Messages that only wait for their instant. */
  readonly parked: () => number;
  /** Messages that are about to be put on a queue. */
  readonly unsent: () => number;
  readonly turns: Pick<Turns, 'isBurst'>;
};

const LOOK_AGAIN_MS = 2;

export function startTriggers(parts: TriggerParts): Triggers {
  const { resources, functions, engines, scale } = parts;
  const { now, log } = functions.services;
  const onError = (error: unknown): void => log.error('a function failed', { error });
  const sources = parts.faults.holdQueues ? [] : resources.eventSources;
  const queues = sources.map((source) => ({ name: source.queue, trigger: startQueue(parts, source, onError) }));
  const everyMinute = scheduleOf(resources, 'sweep');
  const sweepTick = { everyMs: tickRealMs(everyMinute.everyMs, scale), input: everyMinute.input, start: functions.sweep };
  const { loseSweep } = parts.faults;
  const sweep = startSchedule(loseSweep === undefined ? sweepTick : { ...sweepTick, lose: loseSweep }, now, onError);
  const startBesides = (name: 'audit' | 'reconcile' | 'canary') => {
    const { everyMs, input } = scheduleOf(resources, name);
    return startSchedule({ everyMs: tickRealMs(everyMs, scale), input, start: functions[name] }, now, onError);
  };
  const besides = [startBesides('audit'), startBesides('reconcile'), startBesides('canary')];
  const isQuiet = async (): Promise<boolean> => {
    if (parts.unsent() > 0) return false;
    const backlog = await engines.backlog();
    return queues.every(({ name, trigger }) => {
      const { ready, inFlight } = backlog[name] ?? { ready: 0, inFlight: 0 };
      return ready === 0 && inFlight <= trigger.hidden();
    });
  };
  return {
    sweep: sweep.run,
    drained: async () => {
      while (!(await isQuiet())) await sleep(LOOK_AGAIN_MS);
    },
    stop: async () => {
      await Promise.all([sweep, ...besides, ...queues.map(({ trigger }) => trigger)].map((trigger) => trigger.stop()));
    },
  };
}

function startQueue(
  { resources, engines, sqs, functions, faults, parked, turns }: TriggerParts,
  source: LocalResources['eventSources'][number],
  onError: (error: unknown) => void,
) {
  const handler = functions.queues[source.function];
  const queue = resources.queues.find(({ name }) => name === source.queue);
  if (handler === undefined || queue === undefined) throw new Error(`nothing here takes ${source.queue} to ${source.function}`);
  const isWake = source.function === 'wake';
  const settings = {
    url: queueUrl(engines.queues, source.queue),
    arn: queueArn(source.queue),
    batchSize: source.batchSize,
    // Most wakes wait, for their instant or in line for their mails, and one that is not taken is not on time.
    maxConcurrency: isWake ? Number.POSITIVE_INFINITY : (source.maxConcurrency ?? source.batchSize),
    visibilityTimeoutMs: queue.visibilityTimeoutSeconds * 1_000,
    duplicate: faults.duplicate ?? false,
    lose: isWake ? faults.loseMessage : undefined,
    parked: isWake ? parked : () => 0,
    // Timers are to the second even then; all else can wait until whoever posts it has his answer.
    share: () => (turns.isBurst() ? (isWake ? source.batchSize : 0) : undefined),
  };
  return startQueueTrigger(sqs, settings, handler, onError);
}

function scheduleOf({ schedules }: LocalResources, name: string): { readonly everyMs: number; readonly input: string } {
  const schedule = schedules.find((one) => one.function === name);
  if (schedule === undefined) throw new Error(`no schedule starts ${name}`);
  return { everyMs: schedule.everySeconds * 1_000, input: schedule.input };
}
