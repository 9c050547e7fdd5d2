import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' }) as const;

const keys = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];

/** The table as the CDK app describes it; a test holds the two together. */
export const TABLE_DEFINITION: Omit<CreateTableCommandInput, 'TableName'> = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'dueShard', 'dueKey', 'listKey', 'listSort', 'changedShard', 'changedKey'].map(text),
  KeySchema: keys('pk', 'sk'),
  GlobalSecondaryIndexes: [
    { IndexName: 'due', KeySchema: keys('dueShard', 'dueKey'), Projection: { ProjectionType: 'KEYS_ONLY' } },
    {
      IndexName: 'list',
      KeySchema: keys('listKey', 'listSort'),
      Projection: {
        ProjectionType: 'INCLUDE',
        NonKeyAttributes: ['status', 'priority', 'team', 'assignee', 'requester', 'deadlineAt'],
      },
    },
    { IndexName: 'changed', KeySchema: keys('changedShard', 'changedKey'), Projection: { ProjectionType: 'KEYS_ONLY' } },
  ],
};
