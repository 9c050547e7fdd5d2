/**
 * Counts of durations in buckets that grow by the same factor, so that every quantile is within the same relative error whatever
 * the durations are, and histograms of different machines and hours add up. After DDSketch (Masson, Rim, Lee: PVLDB 12, 2019).
 */
import type { DurationMs } from '../../core/instant.ts';

/** Counts by bucket. */
export type Histogram = ReadonlyMap<number, number>;

/** A quantile that is read from a histogram is at most this part of the true one away from it, or a millisecond. */
export const RELATIVE_ERROR = 0.05;

const GROWTH = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
const LOG_GROWTH = Math.log(GROWTH);
/** Holds a hundred years; what is longer counts as that. */
const LAST_BUCKET = 288;

/** Bucket 0 holds what is less than or about a millisecond, and what was early; bucket n what is at most `GROWTH ** n` ms. */
export function bucketOf(ms: DurationMs): number {
  return ms <= 1 ? 0 : Math.min(LAST_BUCKET, Math.ceil(Math.log(ms) / LOG_GROWTH));
}

/** The upper end of a bucket. */
export const endOfBucket = (bucket: number): DurationMs => GROWTH ** bucket;

/** What a duration in the bucket is taken for: as far, in parts, from its one end as from the other. */
const middleOf = (bucket: number): DurationMs => (bucket === 0 ? 0 : (2 * endOfBucket(bucket)) / (GROWTH + 1));

export function add(one: Histogram, other: Histogram): Histogram {
  const sum = new Map(one);
  for (const [bucket, count] of other) sum.set(bucket, (sum.get(bucket) ?? 0) + count);
  return sum;
}

export const sizeOf = (histogram: Histogram): number => [...histogram.values()].reduce((sum, count) => sum + count, 0);

/** The shortest duration that at least so large a part of all reaches no further than; 1 is the longest. Absent in an empty one. */
export function quantileOf(histogram: Histogram, part: number): DurationMs | undefined {
  const rank = Math.max(1, Math.ceil(part * sizeOf(histogram)));
  let seen = 0;
  for (const [bucket, count] of inOrder(histogram)) {
    seen += count;
    if (seen >= rank) return middleOf(bucket);
  }
  return undefined;
}

/** Shortest first, without what is empty. */
export const inOrder = (histogram: Histogram): readonly (readonly [bucket: number, count: number])[] =>
  [...histogram].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
