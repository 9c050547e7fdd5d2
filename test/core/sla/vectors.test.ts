import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runRow } from '../../conformance/sla-row.ts';

const FILE = fileURLToPath(new URL('../../../../shared/vectors/sla-vectors.json', import.meta.url));
const rows: readonly { readonly id: string; readonly kind: string }[] = existsSync(FILE)
  ? JSON.parse(readFileSync(FILE, 'utf8'))
  : [];

describe.skipIf(rows.length === 0)('facts from the tests of other systems, which lie beside the project', () => {
  test('are there', () => expect(rows.length).toBeGreaterThan(0));

  test.each(rows.map((row) => [`${row.kind} ${row.id}`, row] as const))('%s', (_name, row) => {
    expect(runRow(row)).toEqual([]);
  });
});
