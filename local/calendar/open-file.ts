import { readFileSync } from 'node:fs';
import type { ConfigurationDraft } from '../../shared/app/ports.ts';
import { loadConfiguration } from '../../shared/config/load-configuration.ts';
import { formatProblems } from '../../shared/config/problem.ts';
import { didYouMean } from '../../shared/config/text/suggest.ts';
import type { Calendar } from '../../shared/core/sla/calendar.ts';

export type OpenFile =
  | { readonly ok: true; readonly path: string; readonly text: string; readonly draft: ConfigurationDraft }
  | { readonly ok: false; readonly message: string };

/** A configuration file that is right: nothing is added to one that is not. */
export function openFile(path: string): OpenFile {
  const loaded = loadConfiguration(path);
  if (!loaded.ok) return { ok: false, message: formatProblems(loaded.errors) };
  return { ok: true, path, text: readFileSync(path, 'utf8'), draft: loaded.draft };
}

export type FoundCalendar = { readonly ok: true; readonly calendar: Calendar } | { readonly ok: false; readonly message: string };

/** A calendar of the file by name, or what to write instead. */
export function calendarNamed(name: string, { policySet }: ConfigurationDraft): FoundCalendar {
  const calendar = Object.hasOwn(policySet.calendars, name) ? policySet.calendars[name] : undefined;
  if (calendar !== undefined) return { ok: true, calendar };
  const names = Object.keys(policySet.calendars);
  const hint = didYouMean(name, names) || `; there are ${names.join(', ')}`;
  return { ok: false, message: `${JSON.stringify(name)} is not in calendars${hint}` };
}
