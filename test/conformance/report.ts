/**
 * Says how the engine answers a file of SLA vectors, in a line for each row that fails. What cannot be read, the file or a row,
 * is a failure with its reason, and the rest is run all the same.
 */
import { runRow } from './sla-row.ts';

/** For each row, or for a file that has none, the complaint about it; `undefined` for a row that passes. */
export function complaintsAbout(text: string, file: string): readonly (string | undefined)[] {
  try {
    const rows: unknown = JSON.parse(text);
    if (!Array.isArray(rows)) throw new Error('must be an array of rows');
    return rows.map((row: unknown, index) => complaintAbout(row, `${file} row ${index + 1}`));
  } catch (error) {
    return [`${file}: ${reasonOf(error)}`];
  }
}

/** On one line, whatever the parser of the machine says. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ');
}

function complaintAbout(row: unknown, place: string): string | undefined {
  const name = nameOf(row) ?? place;
  try {
    const differences = runRow(row);
    if (differences.length === 0) return undefined;
    const told = differences.map(
      ({ key, expected, got }) => `${key} expected ${JSON.stringify(expected)} got ${JSON.stringify(got)}`,
    );
    return `${name}: ${told.join('; ')}`;
  } catch (error) {
    return `${name}: ${reasonOf(error)}`;
  }
}

function nameOf(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null || !('id' in row)) return undefined;
  return typeof row.id === 'string' && row.id !== '' ? row.id : undefined;
}
