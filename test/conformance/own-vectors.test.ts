import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runRow } from './sla-row.ts';

type Row = { readonly id: string; readonly why: string; readonly expected: object };

const FOLDER = new URL('./vectors/', import.meta.url);

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({
    name,
    rows: JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as readonly Row[],
  }));

describe('the vectors that any system may run', () => {
  test('are each named once and say why', () => {
    const rows = files.flatMap((file) => file.rows);
    expect(rows.length).toBeGreaterThanOrEqual(260);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    expect(rows.filter((row) => row.why === '')).toEqual([]);
  });

  test('each expect something that is compared', () => {
    const compared = (row: Row) => Object.keys(row.expected).filter((key) => key !== 'localInput').length;
    expect(files.flatMap((file) => file.rows).filter((row) => compared(row) === 0)).toEqual([]);
  });

  describe.each(files)('$name', ({ rows }) => {
    test.each(rows.map((row) => [`${row.id}: ${row.why}`, row] as const))('%s', (_name, row) => {
      expect(runRow(row)).toEqual([]);
    });
  });
});
