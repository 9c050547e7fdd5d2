/** Prints a line for each row of SLA vectors that fails, then the count. Exits with 1 when any fails. */
import { readFileSync } from 'node:fs';
import { complaintsAbout, reasonOf } from './report.ts';

const files = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write('usage: npm run -s conformance -- FILE…\n');
  process.exit(2);
}

const results = files.flatMap(runFile);
const complaints = results.filter((complaint) => complaint !== undefined);
for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
process.stdout.write(`${results.length - complaints.length} passed, ${complaints.length} failed\n`);
process.exitCode = complaints.length === 0 ? 0 : 1;

function runFile(file: string): readonly (string | undefined)[] {
  try {
    return complaintsAbout(readFileSync(file, 'utf8'), file);
  } catch (error) {
    return [`${file}: ${reasonOf(error)}`];
  }
}
