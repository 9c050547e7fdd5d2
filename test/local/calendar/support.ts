// The command on files of its own, without a network, and what it came to.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fetch } from '../../../local/calendar/read-ics.ts';
import { calendarCommand } from '../../../local/calendar.ts';
import { SMALL } from '../../config/small-file.ts';

const noNetwork: Fetch = () => Promise.reject(new Error('no network here'));

/** A file that is right, with an office calendar of the given lines behind its weekly hours. */
export function officeFile(lines = ''): string {
  return SMALL.replace('calendars:\n', () => `calendars:\n  office:\n    weekly: { mon-fri: 09:00-17:00 }\n${lines}`);
}

/** Runs the command on a file of that text, which stands last. */
export async function run(args: string, text: string, fetch: Fetch = noNetwork) {
  const path = join(mkdtempSync(join(tmpdir(), 'pledge-calendar-')), 'pledge.yaml');
  writeFileSync(path, text);
  const surroundings = { fetch, write: (file: string, changed: string) => writeFileSync(file, changed), today: '2026-03-02' };
  const answer = await calendarCommand([...args.split(' '), path], surroundings);
  return { code: answer.code, said: answer.text.replaceAll(path, 'pledge.yaml'), file: readFileSync(path, 'utf8') };
}
