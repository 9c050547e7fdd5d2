import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clientTypes, FILE } from '../../scripts/client.ts';

test('the types of the client are those of the OpenAPI document; if not: npm run client', async () => {
  expect(readFileSync(FILE, 'utf8') === (await clientTypes())).toBe(true);
});
