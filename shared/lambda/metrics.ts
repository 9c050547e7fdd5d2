import { Metrics as Emf, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Metrics } from '../app/observation.ts';

/** EMF lines on standard output, one per measurement: a worker that dies has lost none of them. */
export function createMetrics(namespace: string): Metrics {
  const emf = new Emf({ namespace, serviceName: 'pledge' });
  return {
    lateness: (kind, ms) => {
      const single = emf.singleMetric();
      single.addDimension('kind', kind);
      single.addMetric('Lateness', MetricUnit.Milliseconds, ms);
    },
    count: (name, value = 1) => emf.singleMetric().addMetric(name, MetricUnit.Count, value),
    oldestDueLag: (ms) => emf.singleMetric().addMetric('OldestDueLag', MetricUnit.Milliseconds, ms),
  };
}
