import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Answer } from './postfix-report.ts';

/** A mail system that reports what another one answered. */
export type Carrier = { readonly system: string; readonly report: (answer: Answer) => Uint8Array };

const LINES: { readonly [command: string]: string } = {
  MAIL: 'MAIL From:<support@acme.example>',
  RCPT: 'RCPT To:<lee@shop.example>',
  DATA: 'DATA',
};
const QMAIL: { readonly [command: string]: string } = {
  MAIL: 'Connected to 192.0.2.1 but sender was rejected.',
  RCPT: '192.0.2.1 does not like recipient.',
  DATA: '192.0.2.1 failed after I sent the message.',
};

/** What stands between braces in the form of a report. */
function values({ command, host, said }: Answer): { readonly [name: string]: string } {
  const line = LINES[command] ?? '';
  const kind = said[0] ?? '5';
  return {
    said,
    host,
    line,
    verb: command === 'DATA' ? 'TEXT' : (line.split(':')[0] ?? ''),
    after: command === 'DATA' ? 'end of data' : line,
    qmail: QMAIL[command] ?? '',
    class: kind,
    status: /\b[45]\.\d\.\d{1,3}\b/.exec(said)?.[0] ?? `${kind}.0.0`,
  };
}

const FORMS = readFileSync(resolve(import.meta.dirname, 'carriers.txt'), 'utf8')
  .split(/^=== /m)
  .slice(1);

/** Each form begins with a line `=== system`. */
export const CARRIERS: readonly Carrier[] = FORMS.map((form) => {
  const end = form.indexOf('\n');
  const report = (answer: Answer) => {
    const known = values(answer);
    return Buffer.from(form.slice(end + 1).replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? ''));
  };
  return { system: form.slice(0, end), report };
});

/** Whether a system can report it as it was: what was refused before the sender was named, it tells otherwise. */
export const isCarried = ({ command }: Answer): boolean => LINES[command] !== undefined;
