/** What is known of the problems that sources report: one item each, found by a digest of the source's own key. */
import { hash } from 'node:crypto';
import { PermanentError } from '../app/errors.ts';
import { type Problem, type ProblemStore, UNKNOWN_PROBLEM } from '../app/webhooks/problem.ts';
import { type Condition, hasRevision, putIf } from './conditional-put.ts';
import { bytesOf, checkVersion, describeItem, numberOf, optionalNumber, versionAttribute } from './item-fields.ts';
import { pack, unpack } from './packed.ts';
import { getItem, type Item, type Key, keyOf, type Table } from './table.ts';

export function createProblemStore(table: Table): ProblemStore {
  return {
    load: async (source, key) => {
      const item = await getItem(table, problemKey(source, key), `load a problem of ${source}`);
      return item === undefined ? { problem: UNKNOWN_PROBLEM, revision: 0 } : toProblem(item);
    },
    save: (source, key, problem, revision) => {
      const item = {
        ...keyOf(problemKey(source, key)),
        ...versionAttribute,
        rev: { N: String(revision + 1) },
        // The release before this one reads the recurrence alone.
        seen: { N: String(problem.recurrence) },
        data: { B: pack(problem) },
      };
      return putIf(table, item, revision === 0 ? HAS_NO_REVISION : hasRevision(revision), `save a problem of ${source}`);
    },
  };
}

const problemKey = (source: string, key: string): Key => ({
  pk: `ALERT#${source}#${hash('sha256', key, 'base64url')}`,
  sk: '-',
});

/** There is none, or the release before wrote it. */
const HAS_NO_REVISION: Condition = { ConditionExpression: 'attribute_not_exists(rev)' };

function toProblem(item: Item): { readonly problem: Problem; readonly revision: number } {
  checkVersion(item);
  const revision = optionalNumber(item, 'rev') ?? 0;
  const recurrence = numberOf(item, 'seen');
  if (item.data === undefined) return { problem: { ...UNKNOWN_PROBLEM, recurrence }, revision };
  const problem = unpack(bytesOf(item, 'data'), numberOf(item, 'v'), describeItem(item));
  if (isProblem(problem)) return { problem: { ...problem, recurrence: Math.max(recurrence, problem.recurrence) }, revision };
  throw new PermanentError(`${describeItem(item)} holds no problem`);
}

const isProblem = (value: unknown): value is Problem => typeof value === 'object' && value !== null && 'recurrence' in value;
