import * as z from 'zod';
import type { TableDefinition } from './local-resources.ts';
import { nameOf } from './names.ts';
import type { Resource } from './templates.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const globalTable = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.array(
    z.object({
      IndexName: z.string(),
      KeySchema: keySchema,
      Projection: z.object({
        ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
        NonKeyAttributes: z.array(z.string()).optional(),
      }),
    }),
  ),
  TimeToLiveSpecification: z.object({ AttributeName: z.string() }),
});

/** CloudFormation's global table with one replica is, to the API, a plain table. */
export function tableOf(resource: Resource, prefix: string): TableDefinition {
  const { TimeToLiveSpecification, GlobalSecondaryIndexes, ...input } = globalTable.parse(resource.properties);
  const indexes = GlobalSecondaryIndexes.map(({ Projection: { ProjectionType, NonKeyAttributes }, ...index }) => ({
    ...index,
    Projection: { ProjectionType, ...(NonKeyAttributes ? { NonKeyAttributes } : {}) },
  }));
  return {
    input: { TableName: nameOf(resource, prefix), ...input, GlobalSecondaryIndexes: indexes },
    timeToLiveAttribute: TimeToLiveSpecification.AttributeName,
  };
}
