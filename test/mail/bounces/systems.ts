import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** How a mail system reports that it could not deliver a mail to lee@shop.example. */
export type SystemReport = {
  readonly system: string;
  /** Status, reply code (`-`: none) and reason. */
  readonly found: string;
  readonly raw: string;
};

const REPORTS = readFileSync(resolve(import.meta.dirname, 'systems.txt'), 'utf8');

/** Each begins with a line `=== system | what is found in it`. */
export const SYSTEM_REPORTS: readonly SystemReport[] = REPORTS.split(/^=== /m)
  .slice(1)
  .map((report) => {
    const [, system = '', found = '', raw = ''] = /^([^|\n]*) \| ([^\n]*)\n(.*)$/s.exec(report) ?? [];
    return { system, found, raw };
  });
