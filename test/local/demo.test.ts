import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const DEMO = fileURLToPath(new URL('../../local/demo.ts', import.meta.url));
const HELD = fileURLToPath(new URL('../support/hold-program-to-contract.ts', import.meta.url));

test('the demo shows a working day and ends well', { timeout: 150_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', HELD, DEMO]);
  const lines = stdout.split('\n');
  const ofMails = lines.filter((line) => line.includes(' mail to '));
  for (const words of [
    'We have received your request',
    'first response due in',
    'Escalated: P1 first response 3',
    'on hold',
    'Please confirm',
    'Closed: Checkout',
  ]) {
    expect(ofMails.join('\n')).toContain(words);
  }
  expect(ofMails.filter((line) => line.includes('mia@northwind.example'))).toHaveLength(1);
  expect(lines.filter((line) => /^\w{5}-\w{5} .*\((closed|resolved)\)$/.test(line))).toHaveLength(3);
  expect(stdout).toMatch(/stood still for 1[67]\d min/);
});
