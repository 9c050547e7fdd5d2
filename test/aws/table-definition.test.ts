import { describe, expect, test } from 'vitest';
import { STAGE, synthesize } from '../infra/synthesized.ts';
import { TABLE_DEFINITION } from '../support/table-definition.ts';

type Named = { readonly AttributeName: string };

describe('the table that the stores are tested on', () => {
  test('is the table that is deployed', () => {
    const [table] = synthesize(STAGE).ofType('AWS::DynamoDB::GlobalTable');
    const { AttributeDefinitions, ...rest } = TABLE_DEFINITION;
    expect(table?.properties).toMatchObject(rest);
    const byName = (a: Named, b: Named) => (a.AttributeName < b.AttributeName ? -1 : 1);
    const deployed = table?.properties['AttributeDefinitions'] as readonly Named[];
    expect([...deployed].sort(byName)).toStrictEqual([...((AttributeDefinitions ?? []) as readonly Named[])].sort(byName));
  });
});
