import { cpus, loadavg, platform, release, totalmem } from 'node:os';

/** On what the figures were taken. Everything else that runs here is in them too, so the load stands beside them. */
export function describeMachine(): string {
  const [{ model } = { model: 'unknown processor' }] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${model.trim()}, ${memory} GiB, ${platform()} ${release()}, Node ${process.version}`;
}

/** Processes that want a core, in the last minute. */
export function describeLoad(): string {
  return `load average ${(loadavg()[0] ?? 0).toFixed(1)} on ${cpus().length} cores`;
}
