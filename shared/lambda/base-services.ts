import { DEFAULT_TIMING, type Services } from '../app/services.ts';
import { systemClock } from './clock.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';

type BaseEnv = { readonly METRICS_NAMESPACE?: string; readonly PUBLIC_URL?: string };

/** What every function has, whatever else it talks to. */
export function baseServices(env: BaseEnv): Pick<Services, 'now' | 'wait' | 'chance' | 'log' | 'metrics' | 'settings'> {
  return {
    ...systemClock,
    chance: Math.random,
    log: createLog(),
    metrics: createMetrics(env.METRICS_NAMESPACE ?? 'Pledge'),
    settings: { publicUrl: env.PUBLIC_URL?.replace(/\/$/, '') ?? '', timing: DEFAULT_TIMING },
  };
}
