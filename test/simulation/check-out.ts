/** Another revision of the project in a folder of its own, with the dependencies of this one. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Far more than the project has. */
const MOST_BYTES = 256 * 1024 * 1024;

/** @throws when git is not there, or does not know the revision */
export function checkOut(revision: string): { readonly folder: string; remove(): void } {
  const files = execFileSync('git', ['archive', '--format=tar', `${revision}^{commit}`], { cwd: ROOT, maxBuffer: MOST_BYTES });
  const folder = mkdtempSync(join(tmpdir(), 'pledge-old-'));
  execFileSync('tar', ['-x', '-C', folder], { input: files });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
