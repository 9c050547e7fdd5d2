import { hash } from 'node:crypto';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { UNKNOWN_PROBLEM } from '../../../shared/app/webhooks/problem.ts';
import { versionAttribute } from '../../../shared/aws/item-fields.ts';
import { createProblemStore } from '../../../shared/aws/problem-store.ts';
import { keyOf, type Table } from '../../../shared/aws/table.ts';

/** The release before this one kept of a problem only how often it had come back after its ticket was closed. */
export function describeOldProblems(createTable: () => Promise<Table>): void {
  describe('a problem that the release before has kept', () => {
    test('has its recurrence, and is saved as one that nobody has written yet', async () => {
      const table = await createTable();
      const store = createProblemStore(table);
      const key = { pk: `ALERT#grafana#${hash('sha256', 'disk', 'base64url')}`, sk: '-' };
      const item = { ...keyOf(key), ...versionAttribute, seen: { N: '3' } };
      await table.dynamo.send(new PutItemCommand({ TableName: table.name, Item: item }));
      expect(await store.load('grafana', 'disk')).toStrictEqual({ problem: { ...UNKNOWN_PROBLEM, recurrence: 3 }, revision: 0 });
      expect(await store.save('grafana', 'disk', { ...UNKNOWN_PROBLEM, recurrence: 4 }, 0)).toBe(true);
      expect(await store.load('grafana', 'disk')).toStrictEqual({ problem: { ...UNKNOWN_PROBLEM, recurrence: 4 }, revision: 1 });
    });
  });
}
