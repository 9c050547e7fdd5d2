// A file with nothing to complain about, and changes to it, so that each test shows only what is wrong.
import { loadConfiguration } from '../../shared/config/load-configuration.ts';
import { type ConfigurationProblem, formatProblems } from '../../shared/config/problem.ts';

export const SMALL = `organisation: { name: Acme, language: en, time-zone: UTC }
people:
  ann: { name: Ann, email: ann@acme.example, manager: lee }
  lee: { name: Lee, email: lee@acme.example, manager: max }
  max: { name: Max, email: max@acme.example, manager: dora }
  dora: { name: Dora, email: dora@acme.example }
teams:
  support: { name: Support, lead: lee, members: [ann] }
calendars:
  always:
    weekly: { mon-sun: 00:00-24:00 }
policies:
  - name: default
    calendar: always
    targets: { first-response: 1h, solution: 24h }
    escalation: standard
escalations:
  standard:
    first-response: [{ at: due, tell: lead }]
    solution: [{ at: due, tell: manager }]
routing: [{ team: support }]
mail: { from: Acme <help@in.acme.example>, inbound-domain: in.acme.example }
`;

/** The small file with one piece of it replaced; what is replaced must be there once. */
export function change(before: string, after: string, text = SMALL): string {
  if (text.split(before).length !== 2) throw new Error(`${before} is not there exactly once`);
  return text.replace(before, () => after);
}

/** What is wrong with a text, one line each: `4:52 people.lee.manager: …`. */
export function errorsOf(text: string): readonly string[] {
  const loaded = loadConfiguration({ text, file: 'f' });
  return loaded.ok ? [] : show(loaded.errors);
}

export function warningsOf(text: string): readonly string[] {
  return show(loadConfiguration({ text, file: 'f' }).warnings);
}

/** The draft of a text that must be right. */
export function draftOf(text: string) {
  const loaded = loadConfiguration({ text, file: 'f' });
  if (!loaded.ok) throw new Error(formatProblems(loaded.errors));
  return loaded.draft;
}

const show = (problems: readonly ConfigurationProblem[]) =>
  problems.map((problem) => formatProblems([problem]).replace(/^f:/, ''));
