/** Prints how the engine answers files of SLA vectors: a line for each row that fails, then the count. Exits with 1 when any fails. */
import { readFileSync } from 'node:fs';
import { runRow, type SlaRow } from './sla-row.ts';

const files = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write('usage: npm run -s conformance -- FILE…\n');
  process.exit(2);
}

let passed = 0;
let failed = 0;
for (const row of files.flatMap((file): SlaRow[] => JSON.parse(readFileSync(file, 'utf8')))) {
  const complaint = complaintOf(row);
  if (complaint === undefined) passed += 1;
  else {
    failed += 1;
    process.stdout.write(`${row.id} (${row.kind}): ${complaint}\n`);
  }
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function complaintOf(row: SlaRow): string | undefined {
  try {
    const differences = runRow(row);
    if (differences.length === 0) return undefined;
    return differences
      .map(({ key, expected, got }) => `${key} expected ${JSON.stringify(expected)} got ${JSON.stringify(got)}`)
      .join('; ');
  } catch (error) {
    return String(error);
  }
}
